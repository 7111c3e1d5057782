/** The order whose trace must come out the same in both hosts, and what makes two traces comparable. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RunOrder } from '../runner/host.ts';
import type { Report } from '../runner/report.ts';
import type { TraceRequest, TraceSpan } from '../runner/trace/record.ts';

const folder = path.join(import.meta.dirname, 'traced');
const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

/** The order, with the recording asked for. */
export function tracedOrder(): RunOrder {
  return {
    step: 'conformance',
    check: {
      path: 'checks/conformance/traced/requests.check.ts',
      source: read('requests.check.ts'),
    },
    files: { 'server.ts': read('server.ts'), 'app.ts': read('app.ts') },
    trace: true,
  };
}

/** What the trace must be, in the form of `outlineOf`. */
export const expectedOutline = (): string => read('outline.txt');

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
  const { kind, name, ms, issues, error, caught, place } = span;
  const more = [
    issues === undefined ? '' : `, issues ${issues}`,
    error === undefined ? '' : `, threw ${error.name}`,
    caught === undefined ? '' : `, caught ${caught.name}`,
    place === undefined ? '' : `, ${place.file}:${place.line}`,
    ms === null ? ', never ended' : '',
  ];
  return `${'  '.repeat(depth)}${kind} ${name}${more.join('')}`;
}
