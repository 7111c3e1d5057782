/** Node's declarations are half of all types: the modules that no lesson needs come as a name without members. */

/**
 * Files of `@types/node` that stay behind, without `.d.ts`, and the modules that they declare. Code that imports one of them still
 * compiles in the page; what it imports is `any`. On the command line `tsc` knows them in full.
 */
export const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  dgram: ['dgram'],
  dns: ['dns'],
  'dns/promises': ['dns/promises'],
  domain: ['domain'],
  http2: ['http2'],
  inspector: ['inspector'],
  'inspector.generated': ['inspector/promises'],
  module: ['module'],
  punycode: ['punycode'],
  readline: ['readline'],
  'readline/promises': ['readline/promises'],
  repl: ['repl'],
  sea: ['sea'],
  sqlite: ['sqlite'],
  test: ['test', 'test/reporters'],
  trace_events: ['trace_events'],
  v8: ['v8'],
  vm: ['vm'],
  wasi: ['wasi'],
};

/** Whether a file of `@types/node`, named from its folder, stays behind. */
export const isLeftOut = (file: string): boolean =>
  Object.hasOwn(LEFT_OUT, file.replace(/\.d\.ts$/, ''));

/** The package's `index.d.ts` without the files that stay behind, and with their modules declared by name. */
export function subsetIndex(index: string): string {
  const kept = index.replaceAll(
    /^\/\/\/ <reference path="([^"]+)" \/>\n/gm,
    (line, file: string) => (isLeftOut(file) ? '' : line),
  );
  const names = Object.values(LEFT_OUT).flat();
  const modules = names.flatMap((name) => [`node:${name}`, name]);
  return `${kept}${modules.map((name) => `declare module '${name}';\n`).join('')}`;
}
