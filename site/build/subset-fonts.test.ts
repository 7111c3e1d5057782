import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CORE_RANGE, charactersOf, FACES, subsetFonts } from './subset-fonts.ts';

const root = join(import.meta.dirname, '../..');

test('a range has every character from the first to the last', () => {
  expect(charactersOf('U+61-63, U+2026')).toBe('abc…');
});

test('every face is cut, to less than two thirds of the whole', async () => {
  const kept = await mkdtemp(join(tmpdir(), 'groundwork-fonts-'));
  try {
    const folder = await subsetFonts(join(root, 'node_modules'), kept);
    for (const [name, { file }] of Object.entries(FACES)) {
      const whole = await stat(join(root, 'node_modules', file));
      const cut = await readFile(join(folder, `${name}.woff2`));
      expect(cut.subarray(0, 4).toString()).toBe('wOF2');
      expect(cut.length, name).toBeLessThan((whole.size * 2) / 3);
    }
  } finally {
    await rm(kept, { recursive: true });
  }
  // A limit for what hangs: the work is four seconds of one processor.
}, 60_000);

test('the styles name each cut face for exactly the characters that it has, after the whole one', async () => {
  const styles = await readFile(join(root, 'site/src/styles/fonts.css'), 'utf8');
  const faces = styles.split('@font-face').slice(1);
  for (const [name, { file, weights }] of Object.entries(FACES)) {
    const cut = faces.findIndex((face) => face.includes(`course-fonts/${name}.woff2`));
    const whole = faces.findIndex((face) => face.includes(file));
    expect(faces[cut]).toContain(`unicode-range: ${CORE_RANGE};`);
    if (weights) {
      expect(faces[cut]).toContain(`font-weight: ${weights.join(' ')};`);
      expect(faces[whole]).toContain(`font-weight: ${weights.join(' ')};`);
    }
    expect(whole, name).toBeGreaterThan(-1);
    expect(cut, name).toBeGreaterThan(whole);
  }
});
