/** The outcome of a mutation run as text: a line for each step, survivors with their place, the list's own faults. */
import type { Paint } from '../cli/paint.ts';
import type { MutationReport } from './mutate.ts';
import { DUE, percent, percentByChecks, type Score } from './score.ts';

export function printScore(report: MutationReport, paint: Paint): string {
  const rows = [
    ...report.steps.map(({ step, score }) => row(step, score)),
    row('all', report.score),
  ];
  const head = ['step', 'mutants', 'by checks', 'by types', 'survive', 'accepted', 'score'];
  const open = report.survivors.filter(({ reason }) => reason === undefined);
  const accepted = report.survivors.filter(({ reason }) => reason !== undefined);
  return [
    table([head, ...rows]),
    ...open.map(
      ({ step, file, line, code, change }) =>
        `${paint.bad('survives')} ${step} ${file}:${line}\n  ${code}\n  ${change}`,
    ),
    ...accepted.map(
      ({ step, file, line, change, reason }) =>
        `${paint.strong('accepted')} ${step} ${file}:${line}\n  ${change}\n  ${reason}`,
    ),
    ...report.stale.map((sentence) => `${paint.bad('error')} ${sentence}`),
    summary(report, paint),
  ].join('\n\n');
}

function row(name: string, score: Score): string[] {
  const { mutants, caught, byTypes, survived, accepted } = score;
  return [
    name,
    ...[mutants, caught, byTypes, survived, accepted].map(String),
    `${percent(score).toFixed(1)} %`,
  ];
}

function summary({ score, stale, state }: MutationReport, paint: Paint): string {
  const text = [
    `${score.caught} of ${score.mutants} mistakes are caught by a check (${percentByChecks(score).toFixed(1)} %; ${score.byTime} of them by running out of time),`,
    `${score.byTypes} more by their types alone: ${percent(score).toFixed(1)} %. Due are ${DUE} %.`,
  ].join(' ');
  const verdict =
    state === 'passed'
      ? paint.good('The checks hold.')
      : paint.bad(
          stale.length > 0
            ? 'The list of survivors does not hold.'
            : 'The checks let too much through.',
        );
  return `${text}\n${verdict}`;
}

/** The first column to the left, the others to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const cell = (text: string, column: number) =>
    column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(cell).join('  ')).join('\n');
}
