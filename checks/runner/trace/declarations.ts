/**
 * Tells a recording what a learner's file declares at its top level: classes, which may be a runtime of providers, and functions,
 * which may be providers. For this a line is put after the file's own code, in both hosts, only while
 * a run is recorded; no line or column of the file moves.
 */

/**
 * One declaration: its name, the line that it stands in, and what it is. `replace` puts something else under the name, for whoever asks for
 * it later; only classes have one, and a function `override`, by which a learner's runtime takes stand-ins.
 */
export type Declaration = readonly [
  name: string,
  line: number,
  value: unknown,
  replace?: (value: unknown) => void,
];

/** What `globalThis.$declared` is while a run is recorded. */
export type Declared = (file: string, declarations: readonly Declaration[]) => void;

const declaration =
  /^(?:export\s+(?:default\s+)?)?(?:(?:abstract\s+)?class\s+|(?:async\s+)?function\s*\*?\s*|const\s+(?=[\w$]+\s*=\s*(?:async\b|function\b|\(|[\w$]+\s*=>)))([A-Za-z_$][\w$]*)/gm;

const replaceable = /\bclass\s|\bfunction\s+override$/;

/** What can stand where a name is expected, in a text that only looks like a declaration. */
const reserved = new Set(
  'await break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield'.split(
    ' ',
  ),
);

/** What to put after the code of `file`, whose text is `source`; empty when there is nothing to tell. */
export function announcement(file: string, source: string): string {
  const found = new Map<string, { readonly line: number; readonly replace: string }>();
  for (const { 0: text, 1: name = '', index } of source.matchAll(declaration)) {
    if (reserved.has(name)) continue;
    const line = source.slice(0, index).split('\n').length;
    found.set(name, { line, replace: replaceable.test(text) ? `,(v)=>{${name}=v}` : '' });
  }
  if (found.size === 0) return '';
  // `typeof` because the text may be one in a comment or a string.
  const told = [...found].map(
    ([name, { line, replace }]) =>
      `["${name}",${line},typeof ${name}==="undefined"?void 0:${name}${replace}]`,
  );
  return `\n;globalThis.$declared?.(${JSON.stringify(file)},[${told.join(',')}]);`;
}
