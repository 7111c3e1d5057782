/** Places that still wait for their author, in every file of a lesson or a step. */
import type { Lesson, Step } from '../../lessons/course.ts';
import type { Finding } from './finding.ts';

/** One finding for each mark. */
export function checkTodos({ id, todos }: Pick<Lesson | Step, 'id' | 'todos'>): Finding[] {
  return todos.map(({ file, line, text }) => ({
    level: 'error',
    rule: 'todo',
    about: id,
    file,
    line,
    found: text === '' ? 'A place waits for its author.' : `A place waits for its author: ${text}`,
    look: 'Write what is asked for, and take `TODO:` out.',
  }));
}
