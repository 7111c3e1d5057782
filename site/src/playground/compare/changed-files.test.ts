import { expect, test } from 'vitest';
import { changedFiles } from './changed-files.ts';

test('changed, added and removed files, by name; equal ones are left out', () => {
  const mine = { 'server.ts': 's', 'models.ts': 'old', 'app.ts': 'a' };
  const other = { 'server.ts': 's', 'app.ts': 'b', 'routers.ts': 'new' };
  expect(changedFiles(mine, other)).toEqual(['app.ts', 'models.ts', 'routers.ts']);
  expect(changedFiles(mine, { ...mine })).toEqual([]);
});
