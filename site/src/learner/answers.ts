import type { Changes } from './changes.ts';
import type { Answer } from './records.ts';
import type { Shelf } from './shelf.ts';

/** Answers to predictions and quiz questions, by the question's key: `01.1/prediction`, `01/quiz/2`. */
export interface Answers {
  get(question: string): Promise<Answer | undefined>;
  /** Every answer whose question starts with `prefix`, such as `01/quiz/`. */
  all(prefix?: string): Promise<readonly Answer[]>;
  /** Keeps the latest choice, and whether the first one was right. */
  give(question: string, choice: string, correct: boolean): Promise<Answer>;
  forget(question: string): Promise<void>;
}

/** The answers on a shelf. */
export function createAnswers(shelf: Shelf, changes: Changes): Answers {
  return {
    get: (question) => shelf.get('answers', question),
    all: (prefix) => shelf.all('answers', prefix),
    async give(question, choice, correct) {
      const given = { key: question, choice, correct, firstTry: correct, at: Date.now() };
      const kept = await shelf.change('answers', question, (now) => ({
        ...given,
        firstTry: now?.firstTry ?? correct,
      }));
      changes.announce('answers', question);
      return kept ?? given;
    },
    async forget(question) {
      await shelf.change('answers', question, () => undefined);
      changes.announce('answers', question);
    },
  };
}
