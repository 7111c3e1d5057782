/** `lessons/MEASURES.md`: the measures of every step as a page that is kept with the course. */
import type { Course, Step } from '../../lessons/course.ts';
import { beyondLimits, isBeyond, LIMITS, range } from './limits.ts';
import { measureStep, type StepMeasure } from './measure.ts';

/** Where the page lies, from the root of the course. */
export const MEASURES_FILE = 'lessons/MEASURES.md';

const COLUMNS: readonly (readonly [string, keyof StepMeasure])[] = [
  ['minutes', 'minutes'],
  ['words', 'words'],
  ['lines +', 'added'],
  ['lines −', 'removed'],
  ['tasks', 'tasks'],
  ['checks', 'checks'],
  ['wrong', 'wrong'],
  ['other', 'alternatives'],
  ['hint words', 'hintWords'],
  ['hint lines', 'hintLines'],
];

/** The whole page. */
export function measuresPage(course: Course): string {
  return [
    '# Measures',
    'Written by `npm run measure`; a test holds it against the course.',
    [
      'words: what is read before the first run, code left out. lines: what the solution adds to the starter and takes out,',
      'blank lines left out. wrong, other: known mistakes and other right answers that the checks are proved with.',
      'hint: the longest one. A challenge has no limits.',
    ].join('\n'),
    ...course.lessons.flatMap((lesson) => [
      `## ${lesson.id} ${lesson.title}`,
      table([
        ['step', ...COLUMNS.map(([name]) => name)],
        ...lesson.steps.map(measureStep).map(row),
      ]),
    ]),
    '## Limits',
    table([
      ['measure', 'limit', 'median', 'least', 'most'],
      ...LIMITS.map((limit) => {
        const counts = course.steps
          .filter(({ kind }) => kind === 'step')
          .map((step) => measureStep(step)[limit.what])
          .sort((a, b) => a - b);
        const middle = counts[Math.floor((counts.length - 1) / 2)];
        const name = COLUMNS.find(([, key]) => key === limit.what)?.[0] ?? limit.what;
        return [name, range(limit), ...[middle, counts[0], counts.at(-1)].map(String)];
      }),
    ]),
    '## Beyond them',
    reasons(course.steps),
  ]
    .join('\n\n')
    .concat('\n');
}

/** A number outside of its limit is bold. */
function row(measure: StepMeasure): string[] {
  const { id, title, kind } = measure;
  const name = `${id} ${title}${kind === 'challenge' ? ' (challenge)' : ''}`;
  return [
    name,
    ...COLUMNS.map(([, key]) => {
      const limit = LIMITS.find(({ what }) => what === key);
      const isOut = limit !== undefined && isBeyond(limit, measure);
      return isOut ? `**${measure[key]}**` : String(measure[key]);
    }),
  ];
}

function reasons(steps: readonly Step[]): string {
  const lines = steps.flatMap((step) =>
    beyondLimits(step).map(
      ({ limit, reason }) =>
        `- ${step.id}: ${limit.found(measureStep(step)[limit.what])} ${reason?.replaceAll('\n', ' ') ?? 'No reason is given.'}`,
    ),
  );
  return lines.length === 0 ? 'No step is outside of a limit.' : lines.join('\n');
}

/** A Markdown table as the formatter writes it; numbers to the right. */
function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const padded = (cells: readonly string[]) =>
    line(
      cells.map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      ),
    );
  const rule = line(
    widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)),
  );
  return [padded(head), rule, ...rows.map(padded)].join('\n');
}
