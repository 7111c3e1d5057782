/** `<meta http-equiv="refresh">`: after so many seconds another document, or the same one again. */

/** What a page's `Refresh` asks for. */
export interface Refresh {
  /** Milliseconds. */
  readonly after: number;
  /** As written, relative to the document; empty for the document itself. */
  readonly href: string;
}

/** What the element's content says; HTML standard, "Shared declarative refresh steps". Null when it says nothing. */
export function readRefresh(content: string): Refresh | null {
  const match = /^\s*(\d+)(?:\.[\d.]*)?(?:\s*[;,\s]\s*(?:url\s*=\s*)?(.*))?$/is.exec(content);
  if (!match) return null;
  const [, seconds, rest = ''] = match;
  const quoted = /^(["'])(.*?)\1/s.exec(rest)?.[2];
  return { after: Number(seconds) * 1_000, href: (quoted ?? rest).trim() };
}
