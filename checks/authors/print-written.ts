/** What was written and moved, and what comes next, for the terminal. */
import type { Written } from './write-new.ts';

export function printWritten({ id, files, moved }: Written): string {
  const parts = [['Written:', ...files]];
  if (moved) {
    parts.push([
      'The challenge moved by one:',
      ...moved.renamed.map(({ from, to }) => `${from} → ${to}`),
    ]);
    parts.push([
      'What learners have of the challenge stays under its old number, which is the new step now:',
      'harmless while nobody has begun it; afterwards, begin a new lesson instead.',
    ]);
    if (moved.rewritten.length > 0)
      parts.push(['Its new number was written into:', ...moved.rewritten]);
    if (moved.mentions.length > 0)
      parts.push([
        'These name its old number or folder, if they mean it, change them:',
        ...moved.mentions,
      ]);
  }
  parts.push([
    'Next:',
    'npm run dev                 shows it in the page',
    `npm run verify -- ${id.padEnd(9)} lists what still waits for you`,
    'npm run measure             brings the table of measures up to date, at the end',
  ]);
  return parts
    .map(([title, ...lines]) => [title, ...lines.map((line) => `  ${line}`)].join('\n'))
    .join('\n\n');
}
