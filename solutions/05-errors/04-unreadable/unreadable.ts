import * as z from 'zod';
import { HttpError } from './errors.ts';

/** Why a body cannot be read, by the `type` of the error that `express.json()` ends with. */
export const reasons: Record<string, string> = {
  'entity.parse.failed': 'The body is not valid JSON.',
  'entity.too.large': 'The body is larger than 100 kB.',
  'charset.unsupported': 'The body is in a charset that is not read here. Send UTF-8.',
};

const ParserError = z.object({
  type: z.string().default(''),
  status: z.int().min(400).max(499),
  expose: z.literal(true),
});

/** What a client is told whose request cannot be read; undefined for any other error. */
export function unreadable(error: unknown): HttpError | undefined {
  if (error instanceof URIError && 'status' in error)
    return new HttpError(400, 'The path cannot be decoded.');
  const { data } = ParserError.safeParse(error);
  return data && new HttpError(data.status, reasons[data.type] ?? 'The request cannot be read.');
}
