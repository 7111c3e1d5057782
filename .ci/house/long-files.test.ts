/** A file is one thought. One that takes more than 250 lines for it says at its top why it is not two: "Long, since …". */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root, sourceFiles } from './source-files.ts';

/** Lines that a file may have without a reason. */
const MOST = 250;

/** Whether a text may stand as it is: short, or with its reason among the first lines. */
function mayBeLong(text: string): boolean {
  const lines = text.split('\n');
  return lines.length - 1 <= MOST || /\bLong, (since|because) /.test(lines.slice(0, 12).join(' '));
}

test('a long file needs a reason, and it has to stand at the top', () => {
  const long = 'const line = 1;\n'.repeat(MOST + 1);
  expect(mayBeLong('const line = 1;\n'.repeat(MOST))).toBe(true);
  expect(mayBeLong(long)).toBe(false);
  expect(mayBeLong(`/** A table. Long, since it is one. */\n${long}`)).toBe(true);
  expect(mayBeLong(`${long}// Long, since nobody looked.`)).toBe(false);
});

test('no file is longer than its thought', () => {
  const files = sourceFiles(['.ts', '.mjs', '.astro', '.css']);
  expect(files.length).toBeGreaterThan(500);
  const long = files.filter((file) => !mayBeLong(readFileSync(path.join(root, file), 'utf8')));
  expect(long, 'Split them by thought, or say at the top "Long, since …"').toEqual([]);
});
