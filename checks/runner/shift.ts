/** The time of one worker in a run: from its start until it is done, dead, silent or called off. */
import type { Execution, Limits, RunOrder, WorkerEvent } from './host.ts';
import type { LastSeen } from './sentences/silence.ts';
import { Watchdog } from './watchdog.ts';

/** How it ended. */
export type ShiftEnd =
  | { readonly type: 'done' }
  | { readonly type: 'silent' }
  | { readonly type: 'overtime' }
  | { readonly type: 'dead'; readonly reason: string }
  | { readonly type: 'aborted' };

/** What a check may take beyond `checkMs` (hooks, clean-up) before the worker is ended for it. */
const graceMs = 2_000;

/** What the worker was at when the shift ended. */
export interface ShiftState {
  /** The check that ran, with the time it had run for, ms. */
  readonly running: { readonly id: string; readonly ms: number } | null;
  readonly file: string | null;
  readonly request: string | null;
}

/** What one worker did, and how it ended. */
export interface Shift {
  readonly end: ShiftEnd;
  readonly state: ShiftState;
}

/** Runs `order` on a worker until the end, whichever it is; the worker is gone afterwards. */
export async function runShift(
  execution: Execution,
  order: RunOrder,
  skip: readonly string[],
  limits: Limits,
  listener: (event: WorkerEvent) => void,
  signal: AbortSignal | undefined,
): Promise<Shift> {
  const ended = Promise.withResolvers<ShiftEnd>();
  let running: { id: string; since: number } | null = null;
  let file: string | null = null;
  let request: string | null = null;
  const watchdog = new Watchdog(limits.silenceMs, () => ended.resolve({ type: 'silent' }));
  const overtime = setInterval(() => {
    if (running === null) return;
    const allowed = limits.checkMs + graceMs;
    if (performance.now() - running.since > allowed) ended.resolve({ type: 'overtime' });
  }, 250);
  const abort = () => ended.resolve({ type: 'aborted' });
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();

  let over = false;
  execution.onDeath((reason) => ended.resolve({ type: 'dead', reason }));
  execution.start(order, skip, (event) => {
    if (over) return;
    // Printing is no sign of life: a loop can print for ever.
    if (event.type !== 'console' && event.type !== 'dropped') watchdog.heard();
    if (event.type === 'started') running = { id: event.id, since: performance.now() };
    if (event.type === 'started' || event.type === 'finished') request = null;
    if (event.type === 'finished' && running?.id === event.id) running = null;
    if (event.type === 'loading') file = event.file;
    if (event.type === 'requesting') request = event.request;
    if (event.type === 'done') ended.resolve({ type: 'done' });
    listener(event);
  });

  const end = await ended.promise;
  over = true;
  watchdog.stop();
  clearInterval(overtime);
  signal?.removeEventListener('abort', abort);
  execution.terminate();
  return { end, state: stateAtEnd(running, file, request) };
}

function stateAtEnd(
  running: { id: string; since: number } | null,
  file: string | null,
  request: string | null,
): ShiftState {
  return {
    running: running && { id: running.id, ms: performance.now() - running.since },
    file,
    request,
  };
}

/** For messages: what the worker was at, with the check's title. */
export function lastSeen(state: ShiftState, titleOf: (id: string) => string): LastSeen {
  return {
    check: state.running === null ? null : titleOf(state.running.id),
    file: state.file,
    request: state.request,
  };
}
