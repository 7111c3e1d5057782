import type { HttpError } from './errors.ts';

/** Why a body cannot be read, by the `type` of the error that `express.json()` ends with. */
export const reasons: Record<string, string> = {
  'entity.parse.failed': 'The body is not valid JSON.',
  'entity.too.large': 'The body is larger than 100 kB.',
  'charset.unsupported': 'The body is in a charset that is not read here. Send UTF-8.',
};

/** What a client is told whose request cannot be read; undefined for any other error. */
export function unreadable(_error: unknown): HttpError | undefined {
  return undefined;
}
