/** Values and files that are too deep, too long or too many. */
import type { Attack } from '../attack.ts';
import { express, harming, honestChecks } from '../compose.ts';

const harm = harming('depth');
const answer = "response.json({ path: '/second' });";
const usual = { limits: {} };
const deep = 'let deep: any = {}; for (let i = 0; i < 100_000; i++) deep = { deep };';

/** A check compares `value`, which is not what it expects. */
const comparing = (name: string, value: string): Attack => ({
  theme: 'depth',
  name,
  app: `${value}\n${express('')}`,
  checks: `test('the value is right', { meta: { id: 'value' } }, async () => {
  const { value } = await importFile('app.ts', ['value']);
  expect(value).toEqual({ name: 'Drill' });
});`,
  end: { state: 'failed', kinds: ['expectation', 'error', 'loop', 'timeout'] },
});

/** Files of the learner's that are hard to read. */
const reading = (name: string, files: Attack['files'] & object, end: Attack['end']): Attack => ({
  theme: 'depth',
  name,
  app: `import './strange.ts';\n${express('')}`,
  files,
  checks: honestChecks,
  end,
});

export const depth: readonly Attack[] = [
  comparing('a deep value, compared', `${deep}\nexport const value = deep;`),
  comparing(
    'a value within itself, compared',
    'export const value: any = { name: "Drill" }; value.self = value;',
  ),
  comparing(
    'a value that grows as it is looked at',
    'const grow = (): any => new Proxy({}, { get: (_, key) => (typeof key === "string" && key !== "asymmetricMatch" ? grow() : undefined), ownKeys: () => ["name"], getOwnPropertyDescriptor: () => ({ value: grow(), enumerable: true, configurable: true }) });\nexport const value = grow();',
  ),
  comparing(
    'a value of a hundred thousand properties, compared',
    'export const value = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => ["key" + i, i]));',
  ),
  comparing(
    'a text of fifty million characters, compared',
    'export const value = { name: "x".repeat(50_000_000) };',
  ),
  harm(
    'a deep value, printed',
    `${deep} console.log(deep); console.log('%o', deep); ${answer}`,
    { state: 'passed' },
    usual,
  ),
  harm(
    'a deep value, answered',
    `${deep} response.json(deep);`,
    { state: 'failed', kinds: ['expectation', 'error'] },
    usual,
  ),
  harm(
    'deep JSON, answered',
    "response.type('json').end('['.repeat(200_000) + ']'.repeat(200_000));",
    { state: 'failed', kinds: ['expectation', 'error'] },
    usual,
  ),
  harm(
    'a deep chain of causes, thrown',
    "let error = new Error('x'); for (let i = 0; i < 50_000; i++) error = new Error('x', { cause: error }); Promise.reject(error);",
    { state: 'failed', kinds: ['unhandled', 'no-answer', 'loop'] },
    usual,
  ),
  harm(
    'a body of a hundred million bytes',
    "response.end(Buffer.alloc(100_000_000, 'x'));",
    { state: 'failed', kinds: ['expectation', 'error', 'no-answer'] },
    usual,
  ),
  {
    theme: 'depth',
    name: 'a body of a hundred million bytes, shown to the page',
    app: express(
      "app.get('/large', (_, response) => { response.end(Buffer.alloc(100_000_000, 'x')); });",
    ),
    path: '/large',
    end: { state: 'answered' },
  },
  {
    theme: 'depth',
    name: 'a million headers, shown to the page',
    app: express(
      "app.get('/headers', (_, response) => { response.writeHead(200, Array.from({ length: 1_000_000 }, (_, i) => ['x-' + i, 'y']).flat() as any); response.end(); });",
    ),
    path: '/headers',
    end: { state: 'refused', kinds: ['no-answer', 'error', 'loop'] },
  },
  {
    theme: 'depth',
    name: 'a header of ten million characters, shown to the page',
    app: express(
      "app.get('/header', (_, response) => { response.setHeader('x', 'y'.repeat(10_000_000)); response.end(); });",
    ),
    path: '/header',
    end: { state: 'refused', kinds: ['no-answer', 'error'] },
  },
  {
    theme: 'depth',
    name: 'two thousand headers and a long status, shown to the page',
    app: express(
      "app.get('/headers', (_, response) => { response.writeHead(200, 'x'.repeat(200_000), Array.from({ length: 1_900 }, (_, i) => ['x-' + i, 'y']).flat() as any); response.end(); });",
    ),
    path: '/headers',
    end: { state: 'refused', kinds: ['no-answer', 'error'] },
  },
  reading(
    'a file of five million characters',
    { 'strange.ts': `export const text = '${'x'.repeat(5_000_000)}';\n` },
    { state: 'passed' },
  ),
  reading(
    'a file of two hundred thousand lines',
    { 'strange.ts': 'export {};\n'.repeat(1) + 'void 0;\n'.repeat(200_000) },
    { state: 'passed' },
  ),
  reading(
    'an expression of twenty thousand brackets',
    { 'strange.ts': `export const deep = ${'('.repeat(20_000)}1${')'.repeat(20_000)};\n` },
    { state: 'broken', kinds: ['syntax'] },
  ),
  reading(
    'an array of fifty thousand levels',
    { 'strange.ts': `export const deep = ${'['.repeat(50_000)}${']'.repeat(50_000)};\n` },
    { state: 'broken', kinds: ['syntax'] },
  ),
  reading(
    'a sum of fifty thousand terms',
    { 'strange.ts': `export const sum = ${'1 + '.repeat(50_000)}1;\n` },
    { state: 'broken', kinds: ['syntax'] },
  ),
  reading(
    'two thousand files that import each other',
    Object.fromEntries([
      ['strange.ts', "import './f0.ts';\n"],
      ...Array.from({ length: 2_000 }, (_, i) => [
        `f${i}.ts`,
        `import './f${(i + 1) % 2_000}.ts';\n`,
      ]),
    ]),
    { state: 'failed', kinds: ['error'] },
  ),
];
