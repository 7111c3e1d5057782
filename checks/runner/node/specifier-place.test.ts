import { expect, test } from 'vitest';
import { specifierPlace } from './specifier-place.ts';

test.each([
  ["import { a } from './a'", 1, 19],
  ["// './a'\nimport './a';", 2, 8],
  ["import {\n  a,\n} from './a';", 3, 8],
  ["export * from './a';", 1, 15],
  ["const a = await import('./a');", 1, 24],
])('%s', (source, line, column) => {
  expect(specifierPlace('app.ts', source, './a')).toEqual({ file: 'app.ts', line, column });
});

test('a specifier that stands in no import has no place', () => {
  expect(specifierPlace('app.ts', "const a = './a'", './a')).toBeUndefined();
});
