import { expect, test } from 'vitest';
import { knownNames } from './known-names.ts';

const files = {
  'app.ts': `import express, { type Express } from 'express';
import * as z from 'zod';
import { fee } from './fees.ts';

interface Row {
  id: number;
}
const rows: Row[] = [];
export const app: Express = express();
`,
  'fees.ts': "import type { Request } from 'express';\nexport function fee(req: Request) {}\n",
  'routers/tools.ts': 'export interface Tool {}\nconst rows = 3;\n',
};
const declarationOf = (name: string, first?: string) =>
  knownNames(files, first).names.get(name)?.declaration;

test.each([
  ['app', "import { app } from './app.ts';"],
  ['fee', "import { fee } from './fees.ts';"],
  ['Tool', "import { type Tool } from './routers/tools.ts';"],
  ['express', "import express from 'express';"],
  ['Express', "import { type Express } from 'express';"],
  ['Request', "import type { Request } from 'express';"],
  ['z', "import * as z from 'zod';"],
  ['rows', "import { rows } from './opened-app.ts';"],
  ['Row', "import { type Row } from './opened-app.ts';"],
  ['nobody', undefined],
])('%s is declared by %s', (name, declaration) => {
  expect(declarationOf(name)).toBe(declaration);
});

test('asks the file first that a block is titled with', () => {
  expect(declarationOf('rows', 'routers/tools.ts')).toBe(
    "import { rows } from './routers/opened-tools.ts';",
  );
});

test('opens what a file keeps to itself in a copy of it', () => {
  const { opened } = knownNames(files);
  expect(Object.keys(opened)).toEqual(['opened-app.ts']);
  expect(opened['opened-app.ts']).toContain('export { type Row, rows };');
});

test('can tell packages from files', () => {
  const { names } = knownNames(files);
  expect(names.get('z')?.isPackage).toBe(true);
  expect(names.get('fee')?.isPackage).toBe(false);
});
