/** What came of a stretch of work, in words. */
import { msText } from './duration.ts';
import type { TraceError, TraceRequest, TraceSpan } from './record.ts';

/** For a row of the picture; empty when there is nothing to say. */
export function outcomeOf(span: TraceSpan): string {
  return [...(span.kind in told ? (told[span.kind]?.(span) ?? []) : plain(span))]
    .filter((text) => text !== '')
    .join('; ');
}

/** Whether a resource was still open when everything else was over. */
export function isLeaked({ kind, ms }: TraceSpan, request: TraceRequest): boolean {
  return ms === null && request.ms !== null && (kind === 'provider' || kind === 'connection');
}

const told: Readonly<Record<string, (span: TraceSpan) => readonly string[]>> = {
  provider: ({ ms, ready, closing, caught, error }) => [
    caught === undefined ? '' : `saw ${errorText(caught)} and ${afterwards(caught, error)}`,
    error === undefined || (caught && isSame(caught, error)) ? '' : failure(error),
    ms === null ? 'was never closed' : '',
    ready === undefined ? '' : `opened in ${msText(ready)}`,
    closing === undefined || ms === null ? '' : `closed in ${msText(ms - closing)}`,
  ],
  connection: ({ ms, ready, discarded, error }) => [
    error === undefined ? '' : failure(error),
    ms === null ? 'was never given back' : '',
    ready === undefined ? '' : `there after ${msText(ready)}`,
    discarded ? 'thrown away instead of given back' : '',
    ms !== null && !discarded && !error ? 'given back' : '',
  ],
  statement: ({ ms, parameters = 0, rows, error }) => [
    error === undefined ? '' : failure(error),
    parameters === 0 ? '' : `with ${counted(parameters, 'value')}`,
    rows === undefined ? '' : counted(rows, 'row'),
    ms === null ? 'had not ended' : '',
  ],
};

function plain({ kind, ms, issues, error, caught }: TraceSpan): readonly string[] {
  return [
    issues === undefined || error ? '' : issuesText(issues),
    error === undefined ? '' : kind === 'validation' ? `threw ${errorText(error)}` : failure(error),
    caught === undefined ? '' : `was given ${errorText(caught)}`,
    ms === null ? 'had not ended' : '',
  ];
}

/** What a provider did with the error that its teardown was given. */
function afterwards(caught: TraceError, error: TraceError | undefined): string {
  if (error === undefined) return 'let it end there';
  return isSame(caught, error) ? 'threw it again' : 'threw another one';
}

const isSame = (one: TraceError, other: TraceError): boolean =>
  one.name === other.name && one.message === other.message;

const failure = (error: TraceError): string => `failed with ${errorText(error)}`;

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

function issuesText(issues: number): string {
  return issues === 0 ? 'valid' : `${counted(issues, 'problem')} found`;
}

function errorText({ name, message }: TraceError): string {
  // A schema's error is a page of JSON, and the validation has told how many problems there are.
  const [line = ''] = message.split('\n');
  return name === 'ZodError' || line === '' ? name : `${name}: ${line}`;
}
