/** Answers that a browser saves instead of showing. */
import { headerOf, type PageAnswer } from './exchange.ts';

/** What the app sent for saving. */
export interface OfferedFile {
  readonly name: string;
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** Media types that the tab shows. */
const SHOWN = /^(text\/|image\/|application\/([\w.+-]*\+)?(json|xml)\b|application\/javascript)/i;

/** The file that the answer is; null for a page. Without a type, a page that answers nothing is shown as one. */
export function offeredFile(answer: PageAnswer): OfferedFile | null {
  const disposition = headerOf(answer.headers, 'content-disposition') ?? '';
  const contentType = headerOf(answer.headers, 'content-type') ?? '';
  const isAttached = /^\s*attachment\b/i.test(disposition);
  const isShown = contentType === '' ? answer.body.length === 0 : SHOWN.test(contentType);
  if (!isAttached && isShown) return null;
  const name = safeName(nameIn(disposition) ?? answer.url.pathname.split('/').at(-1) ?? '');
  return { name, contentType, body: answer.body };
}

/** The name that `Content-Disposition` gives; RFC 6266. */
function nameIn(disposition: string): string | undefined {
  const extended = /filename\*\s*=\s*utf-8'[^']*'([^;]+)/i.exec(disposition)?.[1];
  if (extended !== undefined) {
    try {
      return decodeURIComponent(extended.trim());
    } catch {
      // Not encoded after all; the plain name is left.
    }
  }
  const plain = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition);
  return plain?.[1]?.replaceAll(/\\(.)/g, '$1') ?? plain?.[2];
}

/** One name, in no folder. */
const safeName = (name: string): string =>
  name.replaceAll(/[/\\\p{Cc}]/gu, '_').slice(0, 120) || 'download';
