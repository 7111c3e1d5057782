import { call } from './command.ts';
import type { OpenCourse, StepOutline } from './open-course.ts';
import { closest } from './suggest.ts';
import { UsageError } from './usage-error.ts';

/**
 * The step that a learner names: `01.1`, `1.1`, its folder (`01-first-schema`, when only one lesson has such a
 * folder) or its path (`01-models/01-first-schema`).
 * @throws {UsageError} when there is no such step, with the nearest one.
 */
export function findStep(course: Pick<OpenCourse, 'lessons' | 'steps'>, word: string): StepOutline {
  const path = word.replace(/^lessons\//, '').replace(/\/$/, '');
  const byPath = course.steps.filter((step) => step.path === path || step.folder === path);
  const [found] = byPath;
  if (found && byPath.length === 1) return found;
  const id = normalise(word);
  const byId = course.steps.find((step) => step.id === id);
  if (byId) return byId;
  throw new UsageError(`There is no step "${word}". ${guess(course, word, id)}`);
}

/** `1.1` and `01.01` are `01.1`. */
function normalise(word: string): string {
  const [, lesson, step] = /^(\d{1,2})\.(\d{1,2})$/.exec(word) ?? [];
  return lesson && step ? `${lesson.padStart(2, '0')}.${Number(step)}` : word;
}

function guess(
  { lessons, steps }: Pick<OpenCourse, 'lessons' | 'steps'>,
  word: string,
  id: string,
): string {
  const lesson = lessons.find((one) => one.id === word.padStart(2, '0') || one.folder === word);
  const [first] = lesson?.steps ?? [];
  if (lesson && first)
    return `${lesson.id} is a lesson; its first step is ${first.id} ${first.title}.`;
  const numbered = lessons.find((one) => id.startsWith(`${one.id}.`));
  const last = numbered?.steps.at(-1);
  if (numbered && last)
    return `The last step of lesson ${numbered.id} is ${last.id} ${last.title}.`;
  const names = new Map(
    steps.flatMap((step) => [step.id, step.folder, step.path].map((name) => [name, step])),
  );
  const near = names.get(closest(word, names.keys()) ?? '');
  return near ? `Did you mean ${near.id} ${near.title}?` : `Run ${call('list')} to see them all.`;
}
