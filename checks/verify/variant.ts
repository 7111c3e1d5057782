/** The projects that a step's checks are run against. */
import type { Alternative, Course, Step, WrongAnswer } from '../../lessons/course.ts';
import type { Files } from '../runner/host.ts';
import { type Origins, originsOf } from './origins.ts';

/** A set of files to run a step's checks against, and what is wanted of it. */
export type Variant = {
  readonly step: Step;
  /** Unique in the course: '01.1/starter', '01.1/wrong/loose-object'. */
  readonly name: string;
  /** The folder that makes this variant, or a fixture's one file; from the root of the course. */
  readonly place: string;
  readonly files: Files;
  /** Where each of `files` was written. */
  readonly origins: Origins;
} & (
  | { readonly kind: 'starter' | 'solution' }
  | { readonly kind: 'wrong'; readonly answer: WrongAnswer }
  | { readonly kind: 'alternative'; readonly answer: Alternative }
);

/** Starter, solution, wrong answers and alternatives of each step. */
export function variantsOf(course: Course, steps: readonly Step[]): Variant[] {
  const origins = originsOf(course);
  return steps.flatMap((step): Variant[] => {
    const { starter = {}, solution = {} } = origins.get(step.id) ?? {};
    const laidOver = (answer: WrongAnswer | Alternative) => ({
      step,
      place: answer.place,
      files: answer.files,
      origins: { ...solution, ...answer.origins },
    });
    return [
      {
        step,
        kind: 'starter',
        name: `${step.id}/starter`,
        place: `lessons/${step.path}/starter`,
        files: step.starter,
        origins: starter,
      },
      {
        step,
        kind: 'solution',
        name: `${step.id}/solution`,
        place: `solutions/${step.path}`,
        files: step.solution,
        origins: solution,
      },
      ...step.wrong.map((answer) => ({
        ...laidOver(answer),
        kind: 'wrong' as const,
        name: `${step.id}/wrong/${answer.name}`,
        answer,
      })),
      ...step.alternatives.map((answer) => ({
        ...laidOver(answer),
        kind: 'alternative' as const,
        name: `${step.id}/alt/${answer.name}`,
        answer,
      })),
    ];
  });
}

/** The steps of a course that were asked for: all of them, those of some lessons ('01'), or some ('01.1'). */
export function stepsNamed(course: Course, names: readonly string[] = []): readonly Step[] {
  if (names.length === 0) return course.steps;
  return course.steps.filter(({ id, lesson }) => names.includes(id) || names.includes(lesson));
}
