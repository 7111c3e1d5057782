import { expect, test } from 'vitest';
import { matchingFiles, nameOf } from './matching-files.ts';

const paths = ['api-router.ts', 'app.ts', 'loan-store.ts', 'routers/loans.ts', 'routers/tools.ts'];

const cases: readonly [query: string, found: readonly string[]][] = [
  ['', paths],
  ['  ', paths],
  ['APP', ['app.ts']],
  ['loan', ['loan-store.ts', 'routers/loans.ts']],
  ['router', ['routers/loans.ts', 'routers/tools.ts', 'api-router.ts']],
  ['tools rout', ['routers/tools.ts']],
  ['store', ['loan-store.ts']],
  ['nowhere', []],
];

test.each(cases)('“%s” finds', (query, found) => {
  expect(matchingFiles(paths, query)).toEqual(found);
});

test('what begins with the query comes first, then what is called so, then what only has it', () => {
  const mixed = ['my-desk.ts', 'routers/desk.ts', 'desk.ts', 'desk-key.ts'];
  expect(matchingFiles(mixed, 'desk')).toEqual([
    'desk.ts',
    'desk-key.ts',
    'routers/desk.ts',
    'my-desk.ts',
  ]);
});

test('the name of a file is what follows its folders', () => {
  expect(paths.map(nameOf)).toEqual([
    'api-router.ts',
    'app.ts',
    'loan-store.ts',
    'loans.ts',
    'tools.ts',
  ]);
});
