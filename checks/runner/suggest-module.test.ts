import { expect, test } from 'vitest';
import { resolvePath, suggestModule } from './suggest-module.ts';

const files = { 'app.ts': '', 'models.ts': '', 'routers/tools.ts': '', 'data.json': '' };

test.each([
  ['./app', 'server.ts', './app.ts'],
  ['./app.js', 'server.ts', './app.ts'],
  ['./model.ts', 'app.ts', './models.ts'],
  ['./Models.ts', 'app.ts', './models.ts'],
  ['../model.ts', 'routers/tools.ts', '../models.ts'],
  ['./routers/tool.ts', 'app.ts', './routers/tools.ts'],
  ['./data', 'app.ts', './data.json'],
  ['models.ts', 'app.ts', './models.ts'],
  ['models', 'app.ts', './models.ts'],
  ['express', 'app.ts', undefined],
  ['./nothing-like-it.ts', 'app.ts', undefined],
])('%s in %s: %s', (specifier, importer, suggestion) => {
  expect(suggestModule(specifier, importer, files)).toBe(suggestion);
});

test('an entry file is looked for from the root', () => {
  expect(suggestModule('server.ts', null, { 'serve.ts': '' })).toBe('serve.ts');
});

test('a path is resolved against the folder of the importing file', () => {
  expect(resolvePath('../app.ts', 'routers/tools.ts')).toBe('app.ts');
  expect(resolvePath('./loans.ts', 'routers/tools.ts')).toBe('routers/loans.ts');
});
