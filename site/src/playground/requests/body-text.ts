import type { AppResponse } from '../../../sandbox/sandbox.ts';
import { headerOf } from './header-lines.ts';

/** A response's body as a panel can show it. `pretty` is present when there is a nicer form than the bytes' own text. */
export type BodyText =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly raw: string; readonly pretty?: string; readonly cut: number }
  | { readonly kind: 'binary'; readonly type: string; readonly bytes: number };

/** Characters of a body that a panel shows; a longer one would freeze the page, not teach. */
export const MOST_CHARACTERS = 100_000;

/** What to show of a body. JSON is recognised by its media type (RFC 8259 and `+json` of RFC 6839), not by its look. */
export function bodyText(response: Pick<AppResponse, 'headers' | 'body'>): BodyText {
  const { body, headers } = response;
  if (body.length === 0) return { kind: 'empty' };
  const type = headerOf(headers, 'content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const all = decode(body);
  if (all === null) return { kind: 'binary', type: type || 'unknown type', bytes: body.length };
  const raw = all.slice(0, MOST_CHARACTERS);
  const cut = all.length - raw.length;
  const pretty = cut === 0 && /[/+]json$/.test(type) ? prettyJson(raw) : undefined;
  return { kind: 'text', raw, cut, ...(pretty === undefined ? {} : { pretty }) };
}

function decode(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return null;
  }
}

function prettyJson(raw: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    // Not what its type says: the raw text shows why.
    return undefined;
  }
}
