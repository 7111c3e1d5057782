/** The part of the stage that runs in the page: attacks, and looks at what became of the page. */
import type { RunOrder } from '../../../../checks/runner/host.ts';
import type { Failure, Report } from '../../../../checks/runner/report.ts';
import { openLearner } from '../../../src/learner/learner.ts';

/** One attack as the page gets it. */
export interface Job {
  readonly name: string;
  readonly order: RunOrder;
  /** Opens the app and sends this request, where it does not run the checks. */
  readonly path?: string;
  readonly honest: RunOrder;
}

/** What came of it. */
export interface Told {
  readonly state: Report['state'] | 'answered' | 'refused';
  readonly failures: readonly Failure[];
  /** How the honest run afterwards ended. */
  readonly honest: Told['state'];
  /** Whether the learner's files stand as they were typed, in the page and in its storage. */
  readonly kept: boolean;
  /** Window messages and broadcasts that the page got from nobody of its own. */
  readonly strangers: number;
  /** Longest time for which the page's event loop stood still, ms. */
  readonly stall: number;
  /** From the start of the attack to its end, ms. */
  readonly ms: number;
}

declare global {
  interface Window {
    attempt(job: Job): Promise<Told>;
    /** The same, told by the page itself: when the sandbox's process dies, the browser's tools no longer speak to the page. */
    attemptAndTell(job: Job): void;
  }
}

/** Channels that the page's own parts use. */
const CHANNELS = ['groundwork', 'groundwork:sandbox'];
const learner = openLearner();
let strangers = 0;
addEventListener('message', () => {
  strangers += 1;
});
for (const name of CHANNELS) {
  new BroadcastChannel(name).addEventListener('message', ({ data }) => {
    // The page's own parts speak there too; an attack marks what it says.
    if (data?.forged) strangers += 1;
  });
}

/** Watches the event loop; the returned function stops and tells the longest stall, ms. */
function watchLoop(): () => number {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 10);
    last = now;
  }, 10);
  return () => {
    clearInterval(timer);
    return Math.max(longest, performance.now() - last - 10);
  };
}

type Outcome = Pick<Told, 'state' | 'failures'>;

async function runChecks(order: RunOrder): Promise<Outcome> {
  const report = await (await window.sandbox).check(order, () => {});
  const ofChecks = report.checks.flatMap(({ failure }) => failure ?? []);
  return { state: report.state, failures: [...ofChecks, ...report.problems] };
}

async function sendRequest(order: RunOrder, path: string): Promise<Outcome> {
  try {
    const session = await (await window.sandbox).open(order.files, 'server.ts');
    await session.request({ method: 'GET', path, headers: [] });
    session.close();
    return { state: 'answered', failures: [] };
  } catch (error) {
    if (error instanceof Error && 'failure' in error) {
      return { state: 'refused', failures: [error.failure as Failure] };
    }
    throw error;
  }
}

window.attempt = async ({ name, order, path, honest }) => {
  const typed = JSON.stringify(order.files);
  const heard = strangers;
  await learner.drafts.overwrite({ key: name, step: order.step, files: order.files });
  const stopWatching = watchLoop();
  const began = performance.now();
  const outcome = await (path === undefined ? runChecks(order) : sendRequest(order, path));
  const ms = performance.now() - began;
  const { state: after } = await runChecks(honest);
  const stall = stopWatching();
  const draft = await learner.drafts.get(name);
  const kept = JSON.stringify(order.files) === typed && JSON.stringify(draft?.files) === typed;
  return { ...outcome, honest: after, kept, strangers: strangers - heard, stall, ms };
};

window.attemptAndTell = (job) => {
  const tell = (what: object): Promise<Response> =>
    fetch('/told', { method: 'POST', body: JSON.stringify(what) });
  window.attempt(job).then(tell, (error: unknown) => tell({ broke: String(error) }));
};
