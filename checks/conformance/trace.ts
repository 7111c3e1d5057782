/** The order whose trace must come out the same in both hosts, and what makes two traces comparable. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RunOrder } from '../runner/host.ts';
import type { Report } from '../runner/report.ts';
import type { TraceRequest, TraceSpan } from '../runner/trace/record.ts';

/** Apps whose traces are compared: what Express and Zod do, and what providers and the database do. */
export type TracedApp = 'traced' | 'provided';

const read = (app: TracedApp, file: string): string =>
  readFileSync(path.join(import.meta.dirname, app, file), 'utf8');

/** The order, with the recording asked for. */
export function tracedOrder(app: TracedApp = 'traced'): RunOrder {
  const check = 'requests.check.ts';
  const files = readdirSync(path.join(import.meta.dirname, app)).filter(
    (file) => file.endsWith('.ts') && file !== check,
  );
  return {
    step: 'conformance',
    check: { path: `checks/conformance/${app}/${check}`, source: read(app, check) },
    files: Object.fromEntries(files.map((file) => [file, read(app, file)])),
    database: app === 'provided',
    trace: true,
  };
}

/** What the trace must be, in the form of `outlineOf`. */
export const expectedOutline = (app: TracedApp = 'traced'): string => read(app, 'outline.txt');

/** The requests of each check as indented lines: what happened inside what, with its outcome, without times. */
export function outlineOf({ checks, trace }: Report): string {
  const requests = trace?.requests ?? [];
  const paragraphs = checks.map(({ id }) => [
    id,
    ...requests
      .filter(({ check }) => check === id)
      .flatMap((request) => [
        `  ${requestLine(request)}`,
        ...request.spans.map((span) => `  ${spanLine(span, request)}`),
      ]),
  ]);
  return `${paragraphs.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function requestLine({
  method,
  path: asked,
  status,
  bytesIn,
  bytesOut,
  end,
}: TraceRequest): string {
  return `${method} ${asked} ${status} ${end}, in ${bytesIn}, out ${bytesOut}`;
}

function spanLine(span: TraceSpan, { spans }: TraceRequest): string {
  let depth = 1;
  for (let up = span.parent; up >= 0; up = spans[up]?.parent ?? -1) depth += 1;
  const { kind, name, ms, issues, parameters, rows, error, caught, discarded, place } = span;
  const more = [
    issues === undefined ? '' : `, issues ${issues}`,
    parameters ? `, values ${parameters}` : '',
    rows === undefined ? '' : `, rows ${rows}`,
    discarded ? ', thrown away' : '',
    error === undefined ? '' : `, threw ${error.name}`,
    caught === undefined ? '' : `, caught ${caught.name}`,
    place === undefined ? '' : `, ${place.file}:${place.line}`,
    ms === null ? ', never ended' : '',
  ];
  return `${'  '.repeat(depth)}${kind} ${name}${more.join('')}`;
}
