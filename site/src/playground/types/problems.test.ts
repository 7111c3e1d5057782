import { expect, test } from 'vitest';
import { Problems } from './problems.ts';

const at = (line: number, character: number, message: string, severity: 1 | 4 = 1) => ({
  range: { start: { line, character }, end: { line, character: character + 1 } },
  message,
  severity,
  code: 2322,
});

test('lists the errors of the files in their order, by place, without remarks', () => {
  const problems = new Problems();
  problems.set('app.ts', 1, [at(4, 0, 'later'), at(1, 2, 'first'), at(2, 0, 'unused', 4)]);
  problems.set('models.ts', 1, [at(0, 0, 'model')]);
  problems.set('gone.ts', 1, [at(0, 0, 'gone')]);
  expect(problems.list(['models.ts', 'app.ts', 'server.ts'])).toEqual([
    { file: 'models.ts', line: 1, column: 1, message: 'model', code: 2322 },
    { file: 'app.ts', line: 2, column: 3, message: 'first', code: 2322 },
    { file: 'app.ts', line: 5, column: 1, message: 'later', code: 2322 },
  ]);
});

test('knows which version of a text it speaks of', () => {
  const problems = new Problems();
  problems.set('app.ts', 3, []);
  expect(problems.of('app.ts', 3)).toEqual([]);
  expect(problems.of('app.ts', 4)).toBeNull();
  problems.delete('app.ts');
  expect(problems.of('app.ts', 3)).toBeNull();
});
