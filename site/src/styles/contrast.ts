/** Colours as written in `tokens.css`, and the contrast between two of them as WCAG 2.2 defines it. */

/** Linear-light sRGB, each channel from 0 to 1. */
type Rgb = readonly [number, number, number];

/**
 * Reads `oklch(L% C H)` into linear sRGB (matrices from CSS Color 4), clipped to the gamut as a screen would.
 * @throws Error when the text is not an opaque `oklch()` colour.
 */
export function parseOklch(text: string): Rgb {
  const match = /^oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)$/.exec(text.trim());
  if (!match) throw new Error(`Expected a colour such as oklch(46% 0.19 263), found: ${text}`);
  const [lightness = 0, chroma = 0, hue = 0] = match.slice(1).map(Number);
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const l = (lightness / 100 + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness / 100 - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness / 100 - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: Rgb, other: Rgb): number {
  const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** A colour token in both themes. */
export interface ThemeColor {
  readonly light: Rgb;
  readonly dark: Rgb;
}

/** Every `--name: light-dark(…, …);` of a style sheet whose two sides are opaque `oklch()` colours. */
export function readColors(css: string): Map<string, ThemeColor> {
  const pattern = /--([\w-]+):\s*light-dark\((oklch\([^)]*\)),\s*(oklch\([^)]*\))\);/g;
  return new Map(
    [...css.matchAll(pattern)].map(([, name = '', light = '', dark = '']) => [
      name,
      { light: parseOklch(light), dark: parseOklch(dark) },
    ]),
  );
}
