/** Shortens what probes answer. */
import type { ProbeAnswer } from './probe.ts';

/** Status, text and the named headers. */
export const pick = (answer: ProbeAnswer, ...names: string[]): object => ({
  status: answer.status,
  text: answer.text,
  ...Object.fromEntries(names.map((name) => [name, answer.headers[name]])),
});

/** What a throwing function threw: name, code and message; 'nothing' when it did not. */
export function thrownBy(call: () => unknown): unknown {
  try {
    call();
    return 'nothing';
  } catch (error) {
    return told(error);
  }
}

/** Name, code and message of an error. */
export function told(error: unknown): unknown {
  const { name, code, message } = error as NodeJS.ErrnoException;
  return [name, code ?? null, message];
}

/** Runs `work` with console.error silenced: Express prints errors there. */
export async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { error } = console;
  console.error = () => {};
  try {
    return await work();
  } finally {
    console.error = error;
  }
}
