/** Measures what a learner reads and does in each step, so that "small" is a number. */
import type { Step } from '../../lessons/course.ts';
import { diffLines } from '../cli/line-diff.ts';
import type { Files } from '../runner/host.ts';
import { codeBlocks, countWords } from './markdown-parts.ts';

/** How much one step asks of its reader. */
export interface StepMeasure {
  readonly id: string;
  readonly title: string;
  readonly kind: Step['kind'];
  /** As the author measured them. */
  readonly minutes: number;
  /** Words of the text and of the prediction's question: what is read before the first run. */
  readonly words: number;
  /** Lines that the solution adds to the starter, blank ones left out. */
  readonly added: number;
  /** Lines that the solution takes out of the starter, blank ones left out. */
  readonly removed: number;
  readonly tasks: number;
  readonly checks: number;
  readonly wrong: number;
  readonly alternatives: number;
  /** The longest hint, in words; code is not counted. */
  readonly hintWords: number;
  /** The longest code block of a hint, in lines. */
  readonly hintLines: number;
}

/** Counts what a step consists of. */
export function measureStep(step: Step): StepMeasure {
  const hints = step.tasks.flatMap((task) => task.hints);
  return {
    id: step.id,
    title: step.title,
    kind: step.kind,
    minutes: step.minutes,
    words: countWords(step.body) + countWords(step.prediction?.question ?? ''),
    ...changedLines(step.starter, step.solution),
    tasks: step.tasks.length,
    checks: step.check.tests.length,
    wrong: step.wrong.length,
    alternatives: step.alternatives.length,
    hintWords: Math.max(0, ...hints.map(countWords)),
    hintLines: Math.max(
      0,
      ...hints.flatMap(codeBlocks).map(({ code }) => code.trimEnd().split('\n').length),
    ),
  };
}

function changedLines(before: Files, after: Files): { added: number; removed: number } {
  const lines = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((path) => before[path] !== after[path])
    .flatMap((path) => diffLines(before[path] ?? '', after[path] ?? ''))
    .filter(({ text }) => text.trim() !== '');
  return {
    added: lines.filter(({ kind }) => kind === 'second').length,
    removed: lines.filter(({ kind }) => kind === 'first').length,
  };
}
