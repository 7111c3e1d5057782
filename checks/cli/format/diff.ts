import type { Files } from '../../runner/host.ts';
import { type DiffLine, diffLines, hunks } from '../line-diff.ts';
import type { Paint } from '../paint.ts';

/** Each file that differs, its changed lines with three around them; a sign and a colour, and a heading in words. */
export function formatDiff(
  mine: Files,
  solution: Files,
  paths: readonly string[],
  paint: Paint,
): string {
  return paths.map((path) => formatFile(path, mine[path], solution[path], paint)).join('\n\n');
}

function formatFile(
  path: string,
  mine: string | undefined,
  solution: string | undefined,
  paint: Paint,
): string {
  if (solution === undefined)
    return paint.strong(`${path}: only yours; the solution has no such file.`);
  const note = mine === undefined ? ': only in the solution' : '';
  const runs = hunks(diffLines(mine ?? '', solution));
  if (runs.length === 0) return paint.strong(`${path}: differs only in its line ends.`);
  return [paint.strong(`${path}${note}`), ...runs.map((run) => formatRun(run, paint))].join('\n');
}

function formatRun(run: readonly DiffLine[], paint: Paint): string {
  const from = run.find((line) => line.first > 0)?.first;
  const heading = from === undefined ? 'New:' : `From your line ${from}:`;
  const lines = run.map(({ kind, text }) => {
    if (kind === 'first') return paint.bad(`- ${text}`.trimEnd());
    if (kind === 'second') return paint.good(`+ ${text}`.trimEnd());
    return `  ${text}`.trimEnd();
  });
  return [paint.quiet(heading), ...lines].join('\n');
}
