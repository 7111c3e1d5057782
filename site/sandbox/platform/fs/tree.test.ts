import { expect, test } from 'vitest';
import { bytesOf, FileTree, normalize, parentOf, sizeOf } from './tree.ts';

test.each([
  ['/a//b/./c/../d/', '/a/b/d'],
  ['/../..', '/'],
  ['', '/'],
])('normalize %j', (path, expected) => {
  expect(normalize(path)).toBe(expected);
});

test('writing a file makes the folders that lead to it', () => {
  const tree = new FileTree();
  tree.write('/a/b/c.txt', 'é', 5);
  expect([tree.isFolder('/a'), tree.isFolder('/a/b'), tree.has('/a/b/c.txt')]).toEqual([
    true,
    true,
    true,
  ]);
  const file = tree.file('/a/b/c.txt');
  expect(file && [sizeOf(file), bytesOf(file), file.modified]).toEqual([
    2,
    Uint8Array.of(195, 169),
    5,
  ]);
  expect(parentOf('/a')).toBe('/');
});

test('writing again keeps the inode', () => {
  const tree = new FileTree();
  tree.write('/a', 'one');
  const before = tree.file('/a')?.inode;
  tree.write('/a', 'two');
  expect(tree.file('/a')?.inode).toBe(before);
});

test('a folder lists its own entries, sorted, not those below', () => {
  const tree = new FileTree();
  for (const path of ['/x/b', '/x/a', '/x/sub/deep', '/xy']) tree.write(path, '');
  tree.makeFolder('/x/empty');
  expect(tree.list('/x')).toEqual([
    ['a', false],
    ['b', false],
    ['empty', true],
    ['sub', true],
  ]);
});

test('a folder moves and goes with everything in it, and its neighbours stay', () => {
  const tree = new FileTree();
  tree.write('/a/b/c', '1');
  tree.write('/ab', '2');
  tree.move('/a', '/z');
  expect([tree.has('/a'), tree.has('/z/b/c'), tree.has('/ab')]).toEqual([false, true, true]);
  tree.removeFolder('/z');
  expect([tree.has('/z/b/c'), tree.has('/z'), tree.has('/ab')]).toEqual([false, false, true]);
});
