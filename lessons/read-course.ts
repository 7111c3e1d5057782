/** Reads the three trees, composes every step on the one before it, and holds everything against the rules. */
import type { Files } from '../checks/runner/host.ts';
import { checkIds } from './check-rules.ts';
import { type Composed, compose } from './compose.ts';
import type { Problems } from './content-error.ts';
import type { Course, Lesson, Step } from './course.ts';
import { type LessonPlace, readTree } from './course-tree.ts';
import type { AltFixture, WrongFixture } from './fixture-schema.ts';
import { readText, type Text } from './front-matter.ts';
import { layFixture } from './lay-fixture.ts';
import { LessonFrontMatter } from './lesson-schema.ts';
import { readExpected } from './project-files.ts';
import { checkQuiz } from './quiz-rules.ts';
import type { FixtureReading } from './read-fixtures.ts';
import { readStep, type StepReading } from './read-step.ts';
import { checkStep } from './step-rules.ts';
import { type Todo, todosIn } from './todos.ts';

/** The course as far as it could be read: complete exactly when nothing was added to `problems`. */
export function readCourse(root: string, problems: Problems): Course {
  const places = readTree(root, problems);
  const order = places.flatMap((lesson) => lesson.steps.map((step) => step.id));
  const taught: string[] = [];
  let before: Files = {};
  const lessons = places.flatMap((place): Lesson[] => {
    const steps = place.steps.flatMap((stepPlace, index): Step[] => {
      const reading = readStep(root, stepPlace, problems);
      const composed = compose(before, reading.overlays, reading.text, problems);
      before = composed.solution;
      checkStep(reading, composed, index === place.steps.length - 1, problems);
      checkIds(reading, problems);
      return assembled(reading, composed, order, problems);
    });
    taught.push(...place.steps.map((step) => step.id));
    const text = readLesson(root, place, problems);
    if (text !== null) checkQuiz(text, taught, problems);
    return text === null ? [] : [lessonOf(place, text, steps)];
  });
  return { lessons, steps: lessons.flatMap((lesson) => lesson.steps) };
}

function readLesson(
  root: string,
  place: LessonPlace,
  problems: Problems,
): (Text<LessonFrontMatter> & { readonly todos: readonly Todo[] }) | null {
  const file = `lessons/${place.folder}/lesson.mdx`;
  const source = readExpected(root, file, 'the text of this lesson', problems);
  const text = source === null ? null : readText(source, file, LessonFrontMatter, problems);
  return source === null || text === null ? null : { ...text, todos: todosIn(source, file) };
}

function lessonOf(
  { id, folder }: LessonPlace,
  text: NonNullable<ReturnType<typeof readLesson>>,
  steps: Step[],
): Lesson {
  const { file, body, bodyLine, todos } = text;
  return { ...text.value, id, folder, file, body, bodyLine, todos, steps };
}

/** The step, or nothing when a part of it is missing. */
function assembled(
  { place, text, check, wrong, alternatives, todos }: StepReading,
  composed: Composed,
  order: readonly string[],
  problems: Problems,
): Step[] {
  const fixture = <T extends WrongFixture | AltFixture>(reading: FixtureReading<T>) => {
    const { name, place, about } = reading;
    return { ...about.value, name, place, ...layFixture(reading, composed.solution, problems) };
  };
  const answers = { wrong: wrong.map(fixture), alternatives: alternatives.map(fixture) };
  if (text === null || check === null) return [];
  const index = order.indexOf(place.id);
  return [
    {
      ...text.value,
      ...place,
      file: text.file,
      body: text.body,
      bodyLine: text.bodyLine,
      ...composed,
      check: {
        path: check.path,
        source: check.source,
        tests: check.declared.map(({ id, title }) => ({ id, title })),
      },
      ...answers,
      todos,
      previous: order[index - 1] ?? null,
      next: order[index + 1] ?? null,
    },
  ];
}
