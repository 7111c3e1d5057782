import { expect, test } from 'vitest';
import { fileNameProblem } from './file-name.ts';

const others = ['app.ts', 'routers/tools.ts'];

test.each(['tools.ts', 'routers/members.ts', 'a/b/c-d_e.json', 'page.test.ts', 'READ.md'])(
  '%s can be used',
  (name) => {
    expect(fileNameProblem(name, others)).toBeNull();
  },
);

test.each([
  ['', 'Type a name'],
  [`${'a'.repeat(90)}.ts`, 'at most 80'],
  ['/app.ts', 'neither `/` nor `..`'],
  ['../app.ts', 'neither `/` nor `..`'],
  ['a//b.ts', 'A `/` stands between'],
  ['a/', 'A `/` stands between'],
  ['my file.ts', 'a space is none of them'],
  ['a\\b.ts', '`\\` is none of them'],
  ['tööls.ts', '`ö` is none of them'],
  ['.env.ts', 'begins with a dot'],
  ['__proto__/a.ts', 'keeps for itself'],
  ['__proto__', 'keeps for itself'],
  ['tools', 'needs an ending'],
  ['tools.exe', 'needs an ending'],
  ['package.json', 'the download adds'],
  ['readme.md', 'the download adds'],
  ['node_modules/x.js', 'the download adds'],
  ['checks/x.ts', 'the download adds'],
  ['App.ts', 'There is a file `app.ts`'],
  ['app.ts/x.ts', 'both a file and a folder'],
])('%s cannot: %s', (name, words) => {
  expect(fileNameProblem(name, others)).toContain(words);
});
