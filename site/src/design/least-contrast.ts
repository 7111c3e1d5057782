import { contrast, type ThemeColor } from '../styles/contrast.ts';
import type { ContrastPair } from '../styles/contrast-pairs.ts';

/** The lowest contrast that a token comes to in one theme, and on what. */
export interface LeastContrast {
  readonly ratio: number;
  readonly back: string;
}

/** What a token promises and what it holds at worst. */
export interface ContrastRow {
  readonly front: string;
  readonly least: number;
  /** On how many backgrounds it is used. */
  readonly backs: number;
  readonly light: LeastContrast;
  readonly dark: LeastContrast;
}

/**
 * One row per token and promise, with its worst background in each theme.
 * @throws Error when a pair names a colour that the tokens do not have.
 */
export function contrastRows(
  pairs: readonly ContrastPair[],
  colors: ReadonlyMap<string, ThemeColor>,
): readonly ContrastRow[] {
  const color = (name: string): ThemeColor => {
    const found = colors.get(name);
    if (!found) throw new Error(`No colour token is called --${name}. Name one of tokens.css.`);
    return found;
  };
  const worst = (own: readonly ContrastPair[], theme: keyof ThemeColor): LeastContrast =>
    own
      .map(({ front, back }) => ({
        ratio: contrast(color(front)[theme], color(back)[theme]),
        back,
      }))
      .reduce((a, b) => (a.ratio <= b.ratio ? a : b));
  const fronts = [...new Set(pairs.map(({ front }) => front))];
  return fronts.map((front) => {
    const own = pairs.filter((pair) => pair.front === front);
    return {
      front,
      least: Math.max(...own.map(({ least }) => least)),
      backs: own.length,
      light: worst(own, 'light'),
      dark: worst(own, 'dark'),
    };
  });
}
