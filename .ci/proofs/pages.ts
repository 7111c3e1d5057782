/** The built site's pages, parsed. */
import { type ElementNode, type Node, parse, walkSync } from 'ultrahtml';
import type { SiteFiles } from '../../site/server/site-files.ts';

/** ELEMENT_NODE and TEXT_NODE of ultrahtml, whose constants are no types. */
const elementType = 1;
const textType = 2;

/** A page of the built site, taken apart once for all proofs. */
export interface SitePage {
  /** Such as `/lessons/01-models/`. */
  readonly address: string;
  readonly elements: readonly ElementNode[];
  /** What a visitor reads, a block per entry, without code. */
  readonly prose: readonly string[];
}

/** Every page of the site, the sandbox's frames and other documents without a visitor left out. */
export function readPages(files: SiteFiles): SitePage[] {
  return [...files]
    .filter(([address]) => address.endsWith('/') || address === '/404.html')
    .map(([address, file]) => readPage(address, file.copies.identity.toString()));
}

/** One page from its HTML. */
function readPage(address: string, html: string): SitePage {
  const elements: ElementNode[] = [];
  const prose: string[] = [];
  const root = parse(html) as Node;
  walkSync(root, (node) => {
    if (node.type === elementType) elements.push(node as ElementNode);
  });
  gather(root, prose);
  return { address, elements, prose: prose.filter((block) => /\p{L}/u.test(block)) };
}

const notRead = new Set(['script', 'style', 'code', 'pre', 'kbd', 'samp', 'template', 'svg']);
const inline = new Set([
  'a',
  'abbr',
  'b',
  'em',
  'i',
  'mark',
  'q',
  'small',
  'span',
  'strong',
  'sub',
]);

/** Adds the text below a node to the last block of `prose`; an element that is a block begins one and ends it. */
function gather(node: Node, prose: string[]): void {
  if (node.type === textType) {
    prose.push((prose.pop() ?? '') + decode((node as { value: string }).value));
    return;
  }
  const { name = '', attributes = {} } = node as Partial<ElementNode>;
  if (notRead.has(name) || (attributes.lang ?? 'en') !== 'en') {
    // A name in code is a word of the sentence around it, whatever it is.
    prose.push(`${prose.pop() ?? ''} … `);
    return;
  }
  if (!inline.has(name)) prose.push('');
  for (const child of (node as Partial<ElementNode>).children ?? []) gather(child, prose);
  if (!inline.has(name)) prose.push('');
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  nbsp: ' ',
  quot: '"',
};

/** Characters that HTML writes by name or number. */
function decode(text: string): string {
  return text.replace(/&(#x?)?(\w+);/gi, (all, number: string | undefined, name: string) =>
    number
      ? String.fromCodePoint(Number.parseInt(name, number.length === 2 ? 16 : 10))
      : (named[name] ?? all),
  );
}
