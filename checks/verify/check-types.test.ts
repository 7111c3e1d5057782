import { expect, test } from 'vitest';
import { checkTypes } from './check-types.ts';

const server = "import { app } from './app.ts';\n\napp.listen(3000);\n";
const app = "import express from 'express';\n\nexport const app = express();\n";

test('finds the errors of each project apart, at their lines', () => {
  const faults = checkTypes([
    { name: 'right', files: { 'server.ts': server, 'app.ts': app } },
    { name: 'wrong/value', files: { 'app.ts': 'const days = 6;\nconst more: string = days;\n' } },
    { name: 'wrong/missing', files: { 'server.ts': server } },
  ]);
  expect(
    faults.map(({ project, file, line, message }) => [project, file, line, message.slice(0, 6)]),
  ).toEqual([
    ['wrong/missing', 'server.ts', 1, 'TS2307'],
    ['wrong/value', 'app.ts', 2, 'TS2322'],
  ]);
});

test.each([
  ['syntax that Node does not run', 'export enum Day {\n  Sunday,\n}\n', 'TS1294'],
  ['an element that may be missing', 'export const first: number = [1, 2][0];\n', 'TS2322'],
  [
    'a type that is imported as a value',
    "import { Express } from 'express';\nexport type App = Express;\n",
    'TS1484',
  ],
  ['a global of the browser', 'document.title;\n', 'TS2584'],
])('refuses %s', (_what, source, code) => {
  const faults = checkTypes([{ name: 'one', files: { 'app.ts': source } }]);
  expect(faults.map(({ message }) => message.slice(0, 6))).toEqual([code]);
});
