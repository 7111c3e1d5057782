import type { Context } from '../command.ts';
import { plain } from '../paint.ts';

/** A context that keeps what was printed and answers questions from a list. */
export interface FakeContext extends Context {
  /** Everything printed to stdout. */
  printed(): string;
  /** Everything printed to stderr. */
  complaints(): string;
  /** The questions that were asked. */
  readonly questions: readonly string[];
}

/** `answers`: what a person would answer to each question, in order; without it nobody can be asked. */
export function fakeContext(
  root: string,
  { answers, at = '2030-01-02T03:04:05.678Z' }: { answers?: readonly boolean[]; at?: string } = {},
): FakeContext {
  const out: string[] = [];
  const err: string[] = [];
  const questions: string[] = [];
  let moment = Date.parse(at);
  return {
    root,
    // Each look at the clock is a second later, so that two backups never fall on one moment.
    now: () => {
      moment += 1000;
      return new Date(moment);
    },
    terminal: {
      columns: 80,
      paint: plain,
      interactive: answers !== undefined,
      print: (text) => out.push(text),
      complain: (text) => err.push(text),
      next: (what) => out.push('', `Next: ${what}`),
      async ask(question) {
        questions.push(question);
        return answers?.[questions.length - 1] ?? false;
      },
    },
    printed: () => out.join('\n'),
    complaints: () => err.join('\n'),
    questions,
  };
}
