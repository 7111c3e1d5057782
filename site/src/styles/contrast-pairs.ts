/** What is drawn on what, and the contrast that it must hold (WCAG 2.2 AA): 4.5 for text, 3 for edges and focus. */
export interface ContrastPair {
  readonly front: string;
  readonly back: string;
  readonly least: 3 | 4.5;
}

const surfaces = [
  'surface-sunken',
  'surface',
  'surface-raised',
  'surface-overlay',
  'surface-hover',
];
const words = [
  'text',
  'text-soft',
  'text-faint',
  'accent',
  'accent-strong',
  'pass',
  'fail',
  'warn',
];
const syntax = [
  'text',
  'keyword',
  'string',
  'number',
  'comment',
  'type',
  'function',
  'property',
  'punctuation',
  'gutter',
];
const codeSurfaces = ['code-surface', 'code-line', 'code-selection', 'code-insert', 'code-delete'];

const each = (
  fronts: readonly string[],
  backs: readonly string[],
  least: 3 | 4.5,
): readonly ContrastPair[] =>
  fronts.flatMap((front) => backs.map((back) => ({ front, back, least })));

/** Every pair of tokens that the styles use; `tokens.test.ts` holds them, and the design page shows their figures. */
export const CONTRAST_PAIRS: readonly ContrastPair[] = [
  ...each(words, surfaces, 4.5),
  ...each(['border-strong', 'focus'], surfaces, 3),
  ...each(['text', 'text-soft', 'accent', 'accent-strong'], ['accent-soft'], 4.5),
  ...each(['text', 'text-soft'], ['pass-soft', 'fail-soft', 'warn-soft', 'marker-soft'], 4.5),
  ...['pass', 'fail', 'warn'].flatMap((name) => each([name], [`${name}-soft`], 4.5)),
  ...each(['on-accent'], ['accent', 'accent-strong'], 4.5),
  ...each(['on-marker'], ['marker'], 4.5),
  ...each(
    syntax.map((name) => `code-${name}`),
    ['code-surface', 'code-line'],
    4.5,
  ),
  ...each(['code-text'], codeSurfaces, 4.5),
];
