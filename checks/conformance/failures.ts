/**
 * One small broken app for each way in which a run can fail, and what the report must say about it. Long, since it is one
 * table that is read from top to bottom: cut in two, nobody would see which way of failing is missing.
 */
import type { Files, Limits } from '../runner/host.ts';
import type { FailureKind } from '../runner/report.ts';

/** One way of failing, and the report that is wanted of it. */
export interface FailureCase {
  readonly name: string;
  readonly files: Files;
  /** A check file of its own, when `answers.check.ts` is not the point. */
  readonly check?: string;
  readonly limits?: Partial<Limits>;
  /** State of each check, in order. */
  readonly states: readonly ('passed' | 'failed' | 'skipped' | 'not-run')[];
  /** Of the first failed check, or of the first problem when no check failed. */
  readonly kind: FailureKind;
  /** The learner's line, `app.ts:2:5`; null when none can be known. */
  readonly place: string | null;
  /** Words that stand in what happened or where to look. */
  readonly says: string;
}

/** Limits that keep endless cases short; far above what honest work takes. */
const short = { silenceMs: 1_000, responseMs: 500 } as const;

/** Three requests, each in a check of its own: `/`, `/other` and `/third`. */
export const answersCheck = `import { expect, test } from 'vitest';
import { startApp } from '#kit';

for (const [id, path] of [['first', '/'], ['second', '/other'], ['third', '/third']]) {
  test(\`GET \${path} answers 200\`, { meta: { id } }, async () => {
    const api = await startApp();
    const response = await api.get(path);
    expect(response.status).toBe(200);
  });
}
`;

const server = `import { app } from './app.ts';

app.listen(3000);
`;

/** An app whose handler runs \`body\` for \`GET /\`. */
function app(body: string, before = ''): Files {
  return {
    'server.ts': server,
    'app.ts': `import http from 'node:http';
${before}
export const app = http.createServer((request, response) => {
  if (request.url === '/') {
    ${body}
  }
  response.end('hello');
});
`,
  };
}

const good = app('');
const firstFails = ['failed', 'passed', 'passed'] as const;
const allFail = ['failed', 'failed', 'failed'] as const;

/** An import that fails leaves no check standing; place and words differ. */
function broken(
  name: string,
  kind: FailureKind,
  source: string,
  place: string,
  says: string,
  more: Files = {},
): FailureCase {
  return {
    name,
    files: { ...good, 'app.ts': `${source}\n${good['app.ts'] ?? ''}`, ...more },
    states: allFail,
    kind,
    place,
    says,
  };
}

/** Every way in which a run can fail. */
export const failureCases: readonly FailureCase[] = [
  {
    name: 'loop in a handler',
    files: app('for (;;) {}'),
    limits: short,
    states: firstFails,
    kind: 'loop',
    place: null,
    says: 'After GET / was sent, control did not come back',
  },
  {
    name: 'loop in microtasks',
    files: app('const again = (): Promise<void> => Promise.resolve().then(again); again();'),
    limits: short,
    states: firstFails,
    kind: 'loop',
    place: null,
    says: 'control did not come back',
  },
  {
    name: 'loop that prints',
    files: app("for (;;) console.log('again');"),
    limits: { ...short, consoleLines: 5 },
    states: firstFails,
    kind: 'loop',
    place: null,
    says: 'control did not come back',
  },
  {
    name: 'loop at top level',
    files: app('', 'for (;;) {}'),
    limits: short,
    states: allFail,
    kind: 'loop',
    place: 'app.ts:1:1',
    says: 'While `app.ts` was being loaded',
  },
  {
    name: 'a loop in every handler',
    files: {
      ...good,
      'app.ts': (good['app.ts'] ?? '').replace("response.end('hello')", 'for (;;) {}'),
    },
    limits: { ...short, restarts: 1 },
    states: ['failed', 'failed', 'not-run'],
    kind: 'loop',
    place: null,
    says: 'control did not come back',
  },
  {
    name: 'no answer',
    files: app('return;'),
    limits: short,
    states: firstFails,
    kind: 'no-answer',
    place: null,
    says: 'The app never completed a response to GET /: nothing came within 500 ms.',
  },
  {
    name: 'half an answer',
    files: app("response.write('half'); return;"),
    limits: short,
    states: firstFails,
    kind: 'no-answer',
    place: null,
    says: 'it sent the status 200 and then no end within 500 ms',
  },
  {
    name: 'unhandled rejection',
    files: app("Promise.reject(new TypeError('lost'));"),
    states: firstFails,
    kind: 'unhandled',
    place: 'app.ts:5:20',
    says: 'A promise was rejected and nobody caught it: TypeError: lost',
  },
  {
    name: 'uncaught exception',
    files: app("setTimeout(() => { throw new RangeError('late'); }, 1); return;"),
    states: firstFails,
    kind: 'unhandled',
    place: 'app.ts:5:30',
    says: 'An error was thrown and nobody caught it: RangeError: late',
  },
  {
    name: 'a throw in a handler',
    files: app("throw new Error('in the handler');"),
    states: firstFails,
    kind: 'unhandled',
    place: 'app.ts:5:11',
    says: 'Error: in the handler',
  },
  {
    name: 'a throw at top level',
    files: app('', "throw new Error('while loading');"),
    states: allFail,
    kind: 'error',
    place: 'app.ts:2:7',
    says: 'Your code threw at app.ts:2:7. Error: while loading',
  },
  {
    name: 'process.exit in a handler',
    files: app('process.exit(3);'),
    states: firstFails,
    kind: 'exit',
    place: 'app.ts:5:13',
    says: '`process.exit(3)` was called',
  },
  {
    name: 'process.exit at top level',
    files: app('', 'process.exit();'),
    states: allFail,
    kind: 'exit',
    place: 'app.ts:2:9',
    says: '`process.exit(0)` was called',
  },
  {
    name: 'nothing listens',
    files: { ...good, 'server.ts': "import './app.ts';\n" },
    limits: short,
    states: allFail,
    kind: 'no-server',
    place: 'server.ts:1:1',
    says: 'no server listened within 500 ms',
  },
  {
    name: 'an await at top level that never ends',
    files: { ...good, 'server.ts': `await new Promise(() => {});\n${server}` },
    limits: short,
    states: allFail,
    kind: 'no-server',
    place: 'server.ts:1:1',
    says: 'was still being loaded after 1000 ms',
  },
  {
    name: 'two servers on one port',
    files: {
      ...good,
      'server.ts': `import http from 'node:http';\n${server}http.createServer().listen(3000);\n`,
    },
    states: allFail,
    kind: 'unhandled',
    place: 'server.ts:5:21',
    says: 'Port 3000 is taken',
  },
  broken(
    'a bracket left open',
    'syntax',
    'const list = [1, 2;',
    'app.ts:1:19',
    'cannot be read on',
  ),
  broken(
    'the same name twice',
    'syntax',
    'const a = 1;\nconst a = 2;',
    'app.ts:2:7',
    'already been declared',
  ),
  broken(
    'code too deep to read',
    'syntax',
    `const sum = ${'1 + '.repeat(50_000)}1;`,
    'app.ts:1:1',
    'nested too deeply',
  ),
  broken('an enum', 'not-erasable', 'export enum Colour { Red }', 'app.ts:1:8', 'an enum'),
  broken(
    'a namespace',
    'not-erasable',
    'namespace A { export const x = 1; }',
    'app.ts:1:1',
    'a namespace',
  ),
  broken(
    'a parameter property',
    'not-erasable',
    'class A { constructor(private name: string) {} }',
    'app.ts:1:31',
    'a parameter property',
  ),
  broken(
    'a decorator',
    'not-erasable',
    'const mark = (target: unknown) => target;\n@mark\nclass A {}',
    'app.ts:2:1',
    'a decorator',
  ),
  broken(
    'a missing export',
    'missing-export',
    "import { Tool } from './models.ts';",
    'app.ts:1:10',
    "'./models.ts' exports `Member`",
    { 'models.ts': 'export const Member = 1;\n' },
  ),
  broken(
    'a type imported like a value',
    'missing-export',
    "import { type Other, Tool } from './models.ts';",
    'app.ts:1:22',
    'import type { Tool }',
    { 'models.ts': 'export interface Tool {}\nexport interface Other {}\n' },
  ),
  broken(
    "a package's missing export",
    'missing-export',
    "import { Request } from 'express';",
    'app.ts:1:10',
    'write `type Request` inside the braces',
  ),
  broken(
    'an import without extension',
    'missing-module',
    "import { Tool } from './models';",
    'app.ts:1:22',
    "Write './models.ts'",
    { 'models.ts': 'export const Tool = 1;\n' },
  ),
  broken(
    'a misspelt file',
    'missing-module',
    "import { Tool } from './model.ts';",
    'app.ts:1:22',
    "Did you mean './models.ts'?",
    { 'models.ts': 'export const Tool = 1;\n' },
  ),
  broken(
    'a missing package',
    'missing-module',
    "import cors from 'corsette';",
    'app.ts:1:18',
    'no package of that name is installed',
  ),
  {
    name: 'no entry file',
    files: { 'app.ts': good['app.ts'] ?? '', 'serve.ts': server },
    states: allFail,
    kind: 'missing-module',
    place: null,
    says: 'There is `serve.ts`',
  },
  {
    name: 'an export that the check asks for',
    files: { ...good, 'models.ts': 'export const toolIn = 1;\n' },
    check: `import { test } from 'vitest';
import { importFile } from '#kit';

test('ToolIn exists', { meta: { id: 'export' } }, async () => {
  await importFile('models.ts', ['ToolIn']);
});
`,
    states: ['failed'],
    kind: 'missing-export',
    place: null,
    says: '`models.ts` exports `toolIn`',
  },
  {
    name: 'no checks',
    files: good,
    check: "import 'vitest';\n",
    states: [],
    kind: 'no-checks',
    place: null,
    says: 'held no check',
  },
  {
    name: 'a check file that breaks',
    files: good,
    check: "throw new Error('not my day');\n",
    states: [],
    kind: 'internal',
    place: null,
    says: 'not my day',
  },
  {
    name: 'an explained failure',
    files: good,
    check: `import { expect, test } from 'vitest';
import { explain, startApp } from '#kit';

test('says hello', { meta: { id: 'explained' } }, async () => {
  const api = await startApp();
  const response = await api.get('/');
  await explain(
    { should: 'GET / answers 201.', happened: response.summary, why: 'Because.', look: 'Here.' },
    () => expect(response.status).toBe(201),
  );
});
`,
    states: ['failed'],
    kind: 'expectation',
    place: null,
    says: 'GET / answered 200 OK with hello',
  },
];
