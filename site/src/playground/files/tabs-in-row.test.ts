import { expect, test } from 'vitest';
import { FEW_FILES, tabsInRow } from './tabs-in-row.ts';

const named = (count: number) => Array.from({ length: count }, (_, at) => `file-${at}.ts`);
const nothing: ReadonlySet<string> = new Set();
const few = named(FEW_FILES);
const many = named(FEW_FILES + 1);

const cases = [
  { name: 'a small project shows every file', paths: few, row: few },
  { name: 'of a large one, nothing by itself', paths: many, row: [] },
  { name: 'what the step is about', paths: many, about: ['file-3.ts'], row: ['file-3.ts'] },
  { name: 'what was opened', paths: many, opened: ['file-4.ts'], row: ['file-4.ts'] },
  { name: 'what has problems', paths: many, troubled: ['file-5.ts'], row: ['file-5.ts'] },
  {
    name: 'each once, in the order of the files',
    paths: many,
    about: ['file-7.ts', 'file-1.ts'],
    opened: ['file-2.ts', 'file-1.ts'],
    troubled: ['file-0.ts', 'file-7.ts'],
    row: ['file-0.ts', 'file-1.ts', 'file-2.ts', 'file-7.ts'],
  },
  {
    name: 'a file that is gone has no tab',
    paths: many,
    about: ['gone.ts', 'file-1.ts'],
    opened: ['gone.ts'],
    row: ['file-1.ts'],
  },
];

for (const { name, paths, row, about, opened, troubled } of cases) {
  test(name, () => {
    const sets = {
      about: new Set(about ?? nothing),
      opened: new Set(opened ?? nothing),
      troubled: new Set(troubled ?? nothing),
    };
    expect(tabsInRow({ paths, ...sets })).toEqual(row);
  });
}
