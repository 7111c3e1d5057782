/** Rendered Markdown as plain text, cut at its headings. Only for HTML that the course's own renderer wrote. */

/** A stretch of text under one heading; the first one, before any heading, has neither heading nor anchor. */
export interface TextPart {
  readonly heading: string;
  readonly anchor: string;
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** The text that a reader sees: no tags, blocks kept apart by a space, runs of white space as one. */
export function textOfHtml(html: string): string {
  return html
    .replace(
      /<\/?(?:p|li|ul|ol|div|figure|figcaption|pre|table|tr|td|th|blockquote|h\d|br)\b[^>]*>/g,
      ' ',
    )
    .replace(/<span class="line">/g, ' ')
    .replace(/<\/?[a-zA-Z][^>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
      if (decimal) return String.fromCodePoint(Number(decimal));
      if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
      return ENTITIES[name] ?? whole;
    })
    .replace(/\s+/g, ' ')
    .trim();
}

/** The parts of a page's running text, in order; parts without text are left out. */
export function partsOfHtml(html: string): readonly TextPart[] {
  return html
    .split(/(?=<h[2-6] id=")/)
    .map((chunk) => {
      const [head = '', anchor = '', heading = ''] =
        /^<h[2-6] id="([^"]*)"[^>]*>(.*?)<\/h[2-6]>/s.exec(chunk) ?? [];
      return { heading: textOfHtml(heading), anchor, text: textOfHtml(chunk.slice(head.length)) };
    })
    .filter(({ text }) => text !== '');
}
