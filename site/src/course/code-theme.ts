/**
 * How code is coloured: every token gets a class, and `tokens.css` gives the class its colour, so that light, dark and
 * the strict style policy (no style attributes) come from one place.
 */
import type { AstroUserConfig } from 'astro';

type Shiki = NonNullable<NonNullable<AstroUserConfig['markdown']>['shikiConfig']>;
type Theme = Exclude<NonNullable<Shiki['theme']>, string>;
type Transformer = NonNullable<Shiki['transformers']>[number];

/** TextMate scopes by the kind of token they are; the names are those of the `--code-…` tokens. */
const SCOPES = {
  keyword: ['keyword', 'storage', 'variable.language', 'constant.language', 'keyword.other.http'],
  string: ['string', 'markup.inline.raw'],
  number: ['constant.numeric', 'constant.character', 'constant.other'],
  comment: ['comment', 'punctuation.definition.comment', 'string.quoted.docstring'],
  type: [
    'entity.name.type',
    'entity.name.class',
    'support.type',
    'support.class',
    'entity.other.inherited-class',
  ],
  function: ['entity.name.function', 'support.function', 'meta.function-call entity.name.function'],
  property: [
    'variable.other.property',
    'variable.other.object.property',
    'meta.object-literal.key',
    'support.type.property-name',
    'entity.name.tag.yaml',
    'entity.other.attribute-name',
  ],
  punctuation: ['punctuation', 'meta.brace', 'keyword.operator'],
} as const;

const kinds = Object.keys(SCOPES);

/** A colour that stands for a kind of token until `labelCode` replaces it by a class. */
const placeholder = (index: number) => `#0000${(index + 1).toString(16).padStart(2, '0')}`;

/** The theme as the highlighter sees it: one placeholder colour per kind of token. */
export const codeTheme: Theme = {
  name: 'groundwork',
  type: 'light',
  colors: { 'editor.background': '#ffffff', 'editor.foreground': '#000000' },
  settings: Object.values(SCOPES).map((scope, index) => ({
    scope: [...scope],
    settings: { foreground: placeholder(index) },
  })),
};

const titleOf = (meta: string | undefined) => /\btitle="([^"]*)"/.exec(meta ?? '')?.[1];

/** Puts classes where the highlighter put colours, marks lines of a diff, and gives a titled block its caption. */
export const labelCode: Transformer = {
  name: 'groundwork:label-code',
  preprocess(_code, options) {
    // The highlighter gives a line up after half a second and leaves the rest of it uncoloured: on a busy
    // machine the same course would build into other pages. 0 means that it takes the time it takes.
    Object.assign(options, { tokenizeTimeLimit: 0 });
  },
  span(node) {
    const color = /color:(#[0-9a-f]{6})/i.exec(String(node.properties.style ?? ''))?.[1];
    const kind = kinds.find((_, index) => placeholder(index) === color?.toLowerCase());
    delete node.properties.style;
    if (kind) node.properties.class = `code-${kind}`;
  },
  line(node, line) {
    if (this.options.lang !== 'diff') return;
    const sign = this.source.split('\n')[line - 1]?.[0];
    if (sign !== '+' && sign !== '-') return;
    this.addClassToHast(node, sign === '+' ? 'code-insert' : 'code-delete');
    // Astro keeps the sign out of what a reader copies, by a style attribute; here a class does it.
    const token = node.children[0];
    const mark = token?.type === 'element' ? token.children[0] : undefined;
    if (mark?.type === 'element') mark.properties = { class: 'code-sign' };
  },
  pre(node) {
    node.properties = { class: 'code', 'data-language': this.options.lang, tabindex: '0' };
  },
  root(root) {
    const title = titleOf(this.options.meta?.__raw);
    const [block] = root.children;
    if (!title || block?.type !== 'element') return;
    root.children = [
      {
        type: 'element',
        tagName: 'figure',
        properties: { class: 'code-figure' },
        children: [
          {
            type: 'element',
            tagName: 'figcaption',
            properties: {},
            children: [{ type: 'text', value: title }],
          },
          block,
        ],
      },
    ];
  },
};
