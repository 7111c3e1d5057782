/** Runs probes, one after another, and answers what each saw. Runs on Node and in the page. */
import { createContext } from './context.ts';
import type { Probes } from './probe.ts';

/** Longest time for one probe, ms. */
const LIMIT = 3000;

/** What each probe answered, as JSON would keep it; `{ threw }` when it failed. */
export type Answers = Readonly<Record<string, unknown>>;

/** The probe's answer, or an error when it takes too long. The timer also keeps Node alive while a probe waits. */
async function within(ms: number, answer: unknown): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** @param only a part of the names to run; all when empty. */
export async function answerProbes(probes: Probes, folder: string, only = ''): Promise<Answers> {
  const answers: Record<string, unknown> = {};
  // Express prints the errors of its handlers there.
  console.error = () => {};
  for (const [name, probe] of Object.entries(probes)) {
    if (!name.includes(only)) continue;
    const { context, close } = createContext(folder);
    try {
      const value = await within(LIMIT, probe(context));
      answers[name] = JSON.parse(JSON.stringify(value ?? null));
    } catch (error) {
      const { name: kind, message, stack = '' } = error as Error;
      answers[name] = { threw: `${kind}: ${message}`, at: stack.split('\n').slice(1, 4) };
    } finally {
      close();
    }
  }
  return answers;
}
