import { expect, test } from 'vitest';
import { syntaxError } from './parse-code.ts';

test.each([
  'const days: number = 6;',
  'if (closed) {\n  return;\n}',
  'await pool.end();',
  "app.get('/hours', (_req, res) => {\n  res.json({ opens, ____ });\n});",
])('a fragment parses: %j', (code) => {
  expect(syntaxError(code)).toBeNull();
});

test('the first error has its line', () => {
  expect(syntaxError('const a = 1;\nconst b = ;\n')).toEqual({
    line: 2,
    message: 'Expression expected.',
  });
});
