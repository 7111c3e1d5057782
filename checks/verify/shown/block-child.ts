/** Imports the modules that it is given, one after the other, and tells on standard output what went wrong in which. */
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { inspect, isDeepStrictEqual } from 'node:util';

const out = process.stdout.write.bind(process.stdout);
const tell = (event: object) => out(`${JSON.stringify(event)}\n`);

// What a block prints is not for our reader.
process.stdout.write = () => true;
process.stderr.write = () => true;

/** A key that is there and undefined says no more than one that is not there. */
function withoutAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAbsent);
  if (
    typeof value !== 'object' ||
    value === null ||
    Object.getPrototypeOf(value) !== Object.prototype
  )
    return value;
  const present = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(present.map(([key, one]) => [key, withoutAbsent(one)]));
}

let current = 0;
const claims = globalThis as unknown as {
  __claim(line: number, actual: unknown, expected: () => unknown): void;
};
claims.__claim = (line, actual, expected) => {
  const wanted = expected();
  if (isDeepStrictEqual(withoutAbsent(actual), withoutAbsent(wanted))) return;
  const message = `it gives ${inspect(actual, { breakLength: Infinity })}, and the text says ${inspect(wanted, { breakLength: Infinity })}.`;
  tell({ fault: current, line, message });
};

for (const [index, path] of process.argv.slice(2).entries()) {
  current = index;
  tell({ begins: index });
  try {
    await import(pathToFileURL(path).href);
  } catch (error) {
    // The module has one line before the block's first.
    const at = new RegExp(`/${index}\\.mjs:(\\d+)`).exec((error as Error).stack ?? '')?.[1];
    const line = at === undefined ? null : Number(at) - 1;
    tell({ fault: index, line, message: `it throws ${error}` });
  }
}
process.exit(0);
