import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The first step as a learner finds it, and one right answer to it. */
export const helloStarter = `export function answer(path: string): string {\n  return path;\n}\n`;
/** The right answer to the tiny course's first step. */
export const helloSolution = `export function answer(path: string): string {\n  console.log('asked for', path);\n  return \`hello \${path.slice(1)}\`;\n}\n`;

/** A checkout with a course of two small steps in one lesson, for one test: `await using root = await tinyCourse()`. */
export async function tinyCourse(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'groundwork-'));
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(path, file)), { recursive: true });
    await writeFile(join(path, file), text);
  }
  await symlink(join(import.meta.dirname, '../../../node_modules'), join(path, 'node_modules'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

const server = `import { createServer } from 'node:http';
import { answer } from './app.ts';

createServer((request, response) => response.end(answer(request.url ?? '/'))).listen(3000);
`;

function check(
  tests: readonly { readonly id: string; readonly path: string; readonly text: string }[],
): string {
  const bodies = tests.map(
    ({ id, path, text }) => `
test('GET ${path} answers ${text}', { meta: { id: '${id}' } }, async () => {
  const api = await startApp();
  const response = await api.get('${path}');
  await explain(
    { should: 'GET ${path} is answered with ${text}.', happened: response.summary, why: 'Greetings matter.', look: 'Look at answer in app.ts.' },
    () => expect(response.text).toBe('${text}'),
  );
});
`,
  );
  return `import { expect, test } from 'vitest';\nimport { explain, startApp } from '#kit';\n${bodies.join('')}`;
}

const options = `
    - { text: Yes, correct: true, feedback: Right. }
    - { text: No, feedback: It does. }`;

function step(title: string, tasks: string, more = ''): string {
  return `---
title: ${title}
concept: An answer is text.
minutes: 2
prediction:
  question: Does it answer?
  options:${options}
tasks:
${tasks}
${more}fastapi: { python: pass, typescript: void 0, differs: Nothing. }
---

<Prediction />
`;
}

function task(title: string, ids: string): string {
  return `  - title: ${title}
    checks: [${ids}]
    hints:
      - The concept of ${title}
      - Where to look for ${title}
      - A snippet for ${title}
      - The change for ${title}`;
}

function question(id: string): string {
  return `  - id: ${id}
    about: '01.1'
    question: Is it text?
    options:${options.replaceAll('\n  ', '\n    ')}`;
}

const files = {
  'lessons/01-greetings/lesson.mdx': `---
title: Greetings
tagline: what is said first
part: Manners
goal: To greet.
outOfScope: [Farewells]
summary: [{ title: Greet, note: Say hello. }]
quiz:
${['one', 'two', 'three'].map(question).join('\n')}
---

Greetings.
`,
  'lessons/01-greetings/01-hello/step.mdx': step(
    'Hello',
    [task('Every path is answered', 'root'), task('Names are greeted', 'ada, bob')].join('\n'),
    'passesAtStart: [root]\n',
  ),
  'lessons/01-greetings/01-hello/starter/app.ts': helloStarter,
  'lessons/01-greetings/01-hello/starter/server.ts': server,
  'solutions/01-greetings/01-hello/app.ts': helloSolution,
  'checks/01-greetings/01-hello.check.ts': check([
    { id: 'ada', path: '/ada', text: 'hello ada' },
    { id: 'bob', path: '/bob', text: 'hello bob' },
  ]).concat(`
test('GET / is answered', { meta: { id: 'root' } }, async () => {
  expect((await (await startApp()).get('/')).status).toBe(200);
});
`),
  'lessons/01-greetings/02-polite/step.mdx': step('Polite', task('Bob is Mr Bob', 'mister')),
  'solutions/01-greetings/02-polite/app.ts': helloSolution.replace('hello ${', 'hello Mr ${'),
  'checks/01-greetings/02-polite.check.ts': check([
    { id: 'mister', path: '/bob', text: 'hello Mr bob' },
  ]),
};
