import { Parser } from 'acorn';
import MagicString from 'magic-string';
import { afterEach, expect, test } from 'vitest';
import { awaitRuntime, getFrame, setFrame } from './frame.ts';
import { instrumentAwaits } from './instrument.ts';

function instrument(source: string): string {
  const text = new MagicString(source);
  instrumentAwaits(
    Parser.parse(source, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      allowAwaitOutsideFunction: true,
    }),
    text,
  );
  return text.toString();
}

/** Runs the instrumented body of an async function; `lose` stands for what another task does to the frame meanwhile. */
async function run(body: string): Promise<unknown[]> {
  const seen: unknown[] = [];
  const lose = async (value?: unknown) => {
    await null;
    setFrame(new Map([['lost', true]]));
    return value;
  };
  const fail = async () => {
    await lose();
    throw new Error('failed');
  };
  const code = instrument(`(async () => { ${body} })`);
  const make = new Function('__als', 'seen', 'frame', 'lose', 'fail', `return ${code}`);
  await (make(awaitRuntime, seen, getFrame, lose, fail) as () => Promise<void>)();
  return seen;
}

afterEach(() => setFrame(undefined));

const MINE = new Map([['mine', true]]);

test.each([
  ['a plain await', 'await lose(); seen.push(frame());'],
  ['an await in an await', 'await lose(await lose()); seen.push(frame());'],
  ['catch', 'try { await fail(); } catch { seen.push(frame()); }'],
  ['after a caught failure', 'try { await fail(); } catch {} seen.push(frame());'],
  ['finally', 'try { await lose(); } finally { seen.push(frame()); }'],
  ['a try that waits only in finally', 'try { } finally { await lose(); } seen.push(frame());'],
  ['for await', 'for await (const _ of [lose(), lose()]) seen.push(frame()); seen.push(frame());'],
  ['for await without a block', 'for await (const x of [1]) await lose(); seen.push(frame());'],
  [
    'a labelled loop',
    'a: for await (const x of [1, 2]) { for (;;) { await lose(); seen.push(frame()); continue a; } }',
  ],
  ['neighbours that touch', 'try{await lose()}catch{}try{await fail()}catch{seen.push(frame())}'],
  ['a thenable', 'await { then(done) { seen.push(frame()); done(1); } }; seen.push(frame());'],
])('%s keeps the frame', async (_name, body) => {
  setFrame(MINE);
  const seen = await run(body);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.every((frame) => frame === MINE)).toBe(true);
});

test('code that does not wait is left as it is', () => {
  const source = 'try { a(); } catch { b(); } for (const x of y) { (async () => {})(); }';
  expect(instrument(source)).toBe(source);
});

test('lines stay where they were', () => {
  const source =
    'try {\n  await a();\n} catch {\n  await b();\n}\nfor await (const x of y) {\n  await z;\n}\n';
  expect(instrument(source).split('\n')).toHaveLength(source.split('\n').length);
});
