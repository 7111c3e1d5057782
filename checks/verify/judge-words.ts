/** Holds the mistakes of one check against each other: the words of one must not greet another. */
import type { Report } from '../runner/report.ts';
import type { Finding } from './finding.ts';
import { saysIt } from './judge-run.ts';
import type { Variant } from './variant.ts';

/** A run and its report. */
export interface Run {
  readonly variant: Variant;
  readonly report: Report;
}

/** `runs` are all runs of one step. */
export function judgeWords(runs: readonly Run[]): Finding[] {
  const wrong = runs.flatMap(({ variant, report }) =>
    variant.kind === 'wrong' ? [{ variant, answer: variant.answer, report }] : [],
  );
  return wrong.flatMap(({ variant, answer }) =>
    wrong
      .filter((other) => other.answer !== answer && other.answer.trips === answer.trips)
      .filter(({ report }) =>
        report.checks.some((check) => check.id === answer.trips && saysIt(check, answer.says)),
      )
      .map(
        (other): Finding => ({
          level: 'error',
          rule: 'wrong-says',
          about: variant.step.id,
          file: answer.place,
          found: `"${answer.says}" is also said to \`${other.answer.name}\`, whose mistake is another.`,
          look: 'Quote words that only this mistake gets, or let the check tell the two apart.',
        }),
      ),
  );
}
