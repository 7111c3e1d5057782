/** How much a step may ask of its reader, from the course's plan. A challenge has no limits: its user stories ask for more. */
import type { Step } from '../../lessons/course.ts';
import type { Measured } from '../../lessons/schema.ts';
import type { GateRule } from './finding.ts';
import { measureStep, type StepMeasure } from './measure.ts';

/** A size that a step keeps to, or says why not. */
export interface Limit {
  /** The measure, and the key of its reason in `beyond`. */
  readonly what: Measured;
  readonly rule: GateRule;
  readonly least?: number;
  readonly most: number;
  /** What was found, as a sentence. */
  found(count: number): string;
}

/** Every size that is counted. */
export const LIMITS: readonly Limit[] = [
  { what: 'minutes', rule: 'size', most: 10, found: (count) => `The step takes ${count} minutes.` },
  {
    what: 'words',
    rule: 'words',
    most: 250,
    found: (count) => `${count} words stand before the first run.`,
  },
  { what: 'added', rule: 'size', most: 12, found: (count) => `The solution adds ${count} lines.` },
  {
    what: 'tasks',
    rule: 'size',
    least: 2,
    most: 4,
    found: (count) => `The step has ${counted(count, 'task')}.`,
  },
  {
    what: 'checks',
    rule: 'size',
    least: 3,
    most: 6,
    found: (count) => `The step has ${counted(count, 'check')}.`,
  },
  {
    what: 'hintWords',
    rule: 'hint-length',
    most: 60,
    found: (count) => `A hint has ${count} words.`,
  },
  {
    what: 'hintLines',
    rule: 'hint-length',
    most: 20,
    found: (count) => `A hint shows ${count} lines of code.`,
  },
];

/** Whether a measured step is outside of a limit. */
export function isBeyond({ what, least = 0, most }: Limit, measure: StepMeasure): boolean {
  return measure.kind === 'step' && (measure[what] < least || measure[what] > most);
}

/** The limits that a step is outside of, with the reason that its front matter gives. */
export function beyondLimits(
  step: Step,
): { readonly limit: Limit; readonly count: number; readonly reason: string | undefined }[] {
  const measure = measureStep(step);
  return LIMITS.filter((limit) => isBeyond(limit, measure)).map((limit) => ({
    limit,
    count: measure[limit.what],
    reason: step.beyond[limit.what],
  }));
}

/** '2 to 4', 'at most 250' */
export function range({ least, most }: Limit): string {
  return least === undefined ? `at most ${most}` : `${least} to ${most}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
