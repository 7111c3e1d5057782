import { expect, test } from 'vitest';
import { announcement, type Declaration } from './declarations.ts';

const source = `import pg from 'pg';
export class Context {}
export async function* session() {}
export const clock = () => new Date();
const pool = new pg.Pool();
  function inner() {}
/* a text that looks like code:
class in the middle of a sentence
function nobody
*/
export default async function start() {}`;

/** Runs `source` as a script and gives what it announces. */
function announced(script: string): unknown {
  const told: unknown[] = [];
  const $declared = (...args: unknown[]) => told.push(args);
  new Function('globalThis', `${script.replace(/^(import.*|export( default)?)/gm, '')}`)({
    $declared,
  });
  return told;
}

test('classes and functions of the top level are told, with their lines', () => {
  const functions = source.replace('const pool = new pg.Pool();', '');
  expect(announced(functions + announcement('app.ts', functions))).toEqual([
    [
      'app.ts',
      [
        ['Context', 2, expect.any(Function), expect.any(Function)],
        ['session', 3, expect.any(Function)],
        ['clock', 4, expect.any(Function)],
        // Only looks like one, and is nothing.
        ['nobody', 9, undefined],
        ['start', 11, expect.any(Function)],
      ],
    ],
  ]);
});

test('no line of the file moves, and a comment at its end swallows nothing', () => {
  const added = announcement('app.ts', 'class A {} // the end');
  expect(added.startsWith('\n')).toBe(true);
  expect(announced(`class A {} // the end${added}`)).toEqual([
    ['app.ts', [['A', 1, expect.any(Function), expect.any(Function)]]],
  ]);
});

test('a file without declarations stays as it is', () => {
  expect(announcement('server.ts', "import { app } from './app.ts';\napp.listen(3000);\n")).toBe(
    '',
  );
});

test('classes and `override` can be replaced for whoever asks later, and nothing else', () => {
  const functions = 'class A {}\nfunction override() {}\nfunction other() {}';
  const $declared = (_file: string, declarations: readonly Declaration[]) => {
    for (const [name, , , replace] of declarations) replace?.(`another ${name}`);
  };
  const run = new Function(
    'globalThis',
    `${functions}${announcement('app.ts', functions)}\nreturn [A, override, other];`,
  );
  expect(run({ $declared })).toEqual(['another A', 'another override', expect.any(Function)]);
});
