import { isAboutWholeFile } from '../../runner/about-file.ts';
import type { Files } from '../../runner/host.ts';
import type { CheckResult, Failure, Place } from '../../runner/report.ts';
import type { Paint } from '../paint.ts';
import { wrap } from '../wrap.ts';

/** How failures are shown. */
export interface FailureStyle {
  readonly columns: number;
  readonly paint: Paint;
  /** What stands before the learner's paths, such as `workspace/`. */
  readonly prefix: string;
  /** The learner's files, to quote the line. */
  readonly files: Files;
  /** Show the stack too. */
  readonly stack: boolean;
}

const margin = '  ';
const labelWidth = 'Why it matters: '.length;

/** A failure in full: the four parts with their labels, the place with its line, and what was compared. */
export function formatFailure(failure: Failure, style: FailureStyle): string {
  const { should, happened, why, look, place, checkPlace, stack } = failure;
  const rows = [
    row('Should happen:', should, style),
    row('What happened:', happened, style),
    row('Why it matters:', why, style),
    row('Where to look:', look, style),
    ...(place ? yourCode(place, isAboutWholeFile(failure), style) : []),
    ...comparison(failure, style),
    ...(checkPlace ? [row('The check:', at(checkPlace), style)] : []),
    ...(style.stack && stack ? [row('Stack:', '', style), indent(stack, margin.repeat(2))] : []),
  ];
  return rows.filter((text) => text !== '').join('\n');
}

/** What the code printed, for a check or for the loading of files; empty when it printed nothing. */
export function formatConsole(
  { console, dropped }: Pick<CheckResult, 'console' | 'dropped'>,
  when: string,
): string {
  if (console.length === 0 && dropped === 0) return '';
  const kept = `${console.length} ${console.length === 1 ? 'message' : 'messages'}`;
  const lost = dropped === 0 ? '' : `, ${dropped} more left out`;
  const lines = console.map(({ level, text }) => {
    const word = level === 'log' ? '' : `${level}: `;
    return indent(`${word}${text}`, `${margin}| `);
  });
  return [`${margin}Printed ${when} (${kept}${lost}):`, ...lines].join('\n');
}

function comparison({ expected, actual, diff }: Failure, style: FailureStyle): string[] {
  const short = [expected, actual].every((text) => text === undefined || isShort(text, style));
  if (!short && diff) return [row('Difference:', '', style), indent(diff, margin.repeat(2))];
  return [
    ...(expected === undefined ? [] : [value('Expected:', expected, style)]),
    ...(actual === undefined ? [] : [value('Actual:', actual, style)]),
  ];
}

function value(label: string, text: string, style: FailureStyle): string {
  return isShort(text, style)
    ? row(label, text, style)
    : `${row(label, '', style)}\n${indent(text, margin.repeat(2))}`;
}

function isShort(text: string, { columns }: FailureStyle): boolean {
  return !text.includes('\n') && text.length <= columns - margin.length - labelWidth;
}

function row(label: string, text: string, { columns, paint }: FailureStyle): string {
  const first = `${margin}${label.padEnd(labelWidth)}`;
  const lines = wrap(text, columns, { first, rest: ' '.repeat(first.length) });
  return lines.replace(label, paint.strong(label));
}

/** The place with its line; of a failure about a whole file, the file alone. */
function yourCode(place: Place, wholeFile: boolean, style: FailureStyle): string[] {
  const where = wholeFile ? place.file : at(place);
  const name = row('Your code:', `${style.prefix}${where}`, style);
  return wholeFile ? [name] : [name, ...quote(place, style)];
}

/** The learner's own line under its place. */
function quote({ file, line }: Place, { files, columns }: FailureStyle): string[] {
  const text = files[file]?.split('\n')[line - 1]?.trim();
  if (!text) return [];
  const indentation = `${margin}${' '.repeat(labelWidth)}`;
  const room = columns - indentation.length;
  return [`${indentation}${text.length > room ? `${text.slice(0, room - 4)} ...` : text}`];
}

function at({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

function indent(text: string, by: string): string {
  return text.replace(/^/gm, by).replace(/ +$/gm, '');
}
