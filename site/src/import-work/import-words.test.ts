import { expect, test } from 'vitest';
import { importWords, nameOfCode } from './import-words.ts';

test.each([
  ['01.3', '01.3'],
  ['playground:empty', 'the playground “Empty app”'],
  ['playground:02.1', 'the playground “From 02.1”'],
  ['01.3~ab12', 'a copy of 01.3'],
])('%s is %s', (key, name) => {
  expect(nameOfCode(key)).toBe(name);
});

test('an import says what was taken, what was kept, and where the rest is', () => {
  const said = importWords('work.json', { added: ['01.1'], taken: ['01.2'], kept: ['01.3'] });
  expect(said).toBe(
    'work.json was read. Your code of 01.1 is here now. For 01.2 the code in the file goes on; what was here is under History. For 01.3 the code that was here goes on; the file’s is under History. Progress, hints and answers of both are together.',
  );
  expect(importWords('work.json', { added: [], taken: [], kept: [] })).toContain('no other code');
});
