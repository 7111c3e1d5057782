/** The gate's report as text: a finding is a place, what was found, and what to do; the last line says how it ended. */
import type { Paint } from '../cli/paint.ts';
import { wrap } from '../cli/wrap.ts';
import type { Finding, VerifyReport } from './finding.ts';

/** `columns` is the width of the terminal. */
export function printVerify(
  report: VerifyReport,
  { columns, paint }: { readonly columns: number; readonly paint: Paint },
): string {
  const findings = report.findings.map((finding) => printFinding(finding, columns, paint));
  return [...findings, summary(report, columns, paint)].join('\n\n');
}

function printFinding(
  { level, rule, about, file, line, found, look }: Finding,
  columns: number,
  paint: Paint,
) {
  const place = line === undefined ? file : `${file}:${line}`;
  const sign = level === 'error' ? paint.bad('error') : paint.strong('warning');
  const inset = { first: '  ', rest: '  ' };
  return [
    `${sign} ${about} ${rule}`,
    `  ${place}`,
    wrap(found, columns, inset),
    wrap(look, columns, inset),
  ].join('\n');
}

function summary(
  { state, findings, counts, ms }: VerifyReport,
  columns: number,
  paint: Paint,
): string {
  const errors = findings.filter(({ level }) => level === 'error').length;
  const warnings = findings.length - errors;
  const found = [plural(errors, 'error'), plural(warnings, 'warning')].join(' and ');
  const text = [
    `${plural(counts.steps, 'step')}: ${plural(counts.runs, 'run')} with ${plural(counts.checks, 'check')},`,
    `${plural(counts.typed, 'project')} type-checked, ${plural(counts.formatted, 'file')} looked at for format,`,
    `${plural(counts.blocks, 'code block')} tried, in ${(ms.total / 1000).toFixed(1)} s. Found ${found}.`,
  ].join(' ');
  const verdict =
    state === 'passed' ? paint.good('The course holds.') : paint.bad('The course does not hold.');
  return `${wrap(text, columns)}\n${verdict}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
