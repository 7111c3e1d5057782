import { expect, test } from 'vitest';
import { lastingShelf } from './lasting-shelf.ts';
import { memoryShelf } from './memory-shelf.ts';
import type { Shelf } from './shelf.ts';
import type { Trouble } from './trouble.ts';
import { troubleFrom } from './trouble.ts';

const hint = (count: number) => ({ key: '01.1', open: { task: count } });

test('blocked storage: work goes on in memory, said once', async () => {
  const told: Trouble[] = [];
  const refused = Promise.reject(new DOMException('Access is denied', 'SecurityError'));
  const shelf = lastingShelf(refused, (trouble) => told.push(trouble));
  await shelf.change('hints', '01.1', () => hint(1));
  expect(await shelf.get('hints', '01.1')).toEqual(hint(1));
  expect(told.map((trouble) => trouble.kind)).toEqual(['blocked']);
  expect(told[0]?.sentence).toContain('export your work');
});

test('a disk that fills up while working: the refused write and everything before it are there', async () => {
  const told: Trouble[] = [];
  const disk = memoryShelf();
  await disk.change('hints', '01.1', () => hint(1));
  const full: Shelf = {
    ...disk,
    change: () => Promise.reject(new DOMException('No room', 'QuotaExceededError')),
  };
  const shelf = lastingShelf(Promise.resolve(full), (trouble) => told.push(trouble));
  await Promise.all([
    shelf.change('hints', '01.1', (now) => hint((now?.open.task ?? 0) + 1)),
    shelf.change('hints', '01.2', () => ({ key: '01.2', open: {} })),
  ]);
  expect(await shelf.get('hints', '01.1')).toEqual(hint(2));
  expect(await shelf.all('hints')).toHaveLength(2);
  expect(await disk.get('hints', '01.1')).toEqual(hint(1));
  expect(told.map((trouble) => trouble.kind)).toEqual(['full']);
});

test.each([
  [new DOMException('', 'QuotaExceededError'), 'full'],
  [new DOMException('', 'VersionError'), 'newer'],
  [new DOMException('', 'SecurityError'), 'blocked'],
  [new ReferenceError('indexedDB is not defined'), 'blocked'],
  [new DOMException('', 'UnknownError'), 'unknown'],
  ['thrown text', 'unknown'],
] as const)('%o means %s', (error, kind) => {
  expect(troubleFrom(error).kind).toBe(kind);
});
