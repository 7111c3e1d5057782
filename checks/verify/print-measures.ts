/** The measures of every step as a table in plain text. */
import type { Measured } from '../../lessons/schema.ts';
import { isBeyond, LIMITS } from './limits.ts';
import type { StepMeasure } from './measure.ts';

const COLUMNS: readonly (readonly [string, (step: StepMeasure) => string])[] = [
  ['step', ({ id }) => id],
  ['min', marked('minutes')],
  ['words', marked('words')],
  ['+', marked('added')],
  ['-', ({ removed }) => String(removed)],
  ['tasks', marked('tasks')],
  ['checks', marked('checks')],
  ['wrong', ({ wrong }) => String(wrong)],
  ['alt', ({ alternatives }) => String(alternatives)],
  ['hint', marked('hintWords')],
  ['code', marked('hintLines')],
];

/** One line for each step, the medians below; a number outside of its limit has a star. */
export function printMeasures(steps: readonly StepMeasure[]): string {
  const rows = steps.map((step) => COLUMNS.map(([, cell]) => cell(step)));
  const middle = COLUMNS.map(([name], column) =>
    name === 'step' ? 'median' : median(rows.map((row) => Number.parseInt(row[column] ?? '', 10))),
  );
  const table = [COLUMNS.map(([name]) => name), ...rows, middle];
  const widths = COLUMNS.map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  const lines = table.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  return `${lines.join('\n')}\n\nwords: before the first run. +, -: lines that the solution adds and takes out. hint: words of the longest\nhint. code: lines of the longest block in one. *: outside of its limit.`;
}

function marked(what: Measured): (step: StepMeasure) => string {
  const limit = LIMITS.find((one) => one.what === what);
  return (step) => `${step[what]}${limit !== undefined && isBeyond(limit, step) ? '*' : ''}`;
}

function median(values: readonly number[]): string {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return String(sorted[Math.floor((sorted.length - 1) / 2)] ?? '');
}
