import { expect, test } from 'vitest';
import type { Report } from '../../../checks/runner/report.ts';
import { createChanges } from './changes.ts';
import { createDrafts } from './drafts.ts';
import { createLastRuns } from './last-runs.ts';
import { memoryShelf } from './memory-shelf.ts';

const report: Report = {
  version: 1,
  step: '01.1',
  host: 'browser',
  state: 'failed',
  checks: [{ id: '01.1/a', title: 'A', state: 'failed', ms: 1, console: [], dropped: 0 }],
  problems: [],
  console: [],
  dropped: 0,
  ms: 2,
  trace: { requests: [], dropped: 0, blocks: [] },
};
const mine = { 'app.ts': 'mine' };

function device() {
  const shelf = memoryShelf();
  const changes = createChanges(null);
  return { runs: createLastRuns(shelf, changes), drafts: createDrafts(shelf, changes, 'tab') };
}

test('the last run is kept with its files and without its trace', async () => {
  const { runs } = device();
  expect(await runs.of('01.1')).toBeUndefined();
  await runs.keep(mine, { ...report, state: 'passed' });
  await runs.keep(mine, report);
  const { trace: _, ...kept } = report;
  expect(await runs.of('01.1')).toMatchObject({ files: mine, report: kept });
  expect((await runs.of('01.1'))?.report.trace).toBeUndefined();
});

test('a run is from before once the draft says something else, and no more when it says the same again', async () => {
  const { runs, drafts } = device();
  await runs.keep(mine, report);
  expect((await runs.of('01.1'))?.before).toBe(false);
  const draft = { key: '01.1', step: '01.1' };
  await drafts.overwrite({ ...draft, files: { 'app.ts': 'changed' } });
  expect((await runs.of('01.1'))?.before).toBe(true);
  await drafts.overwrite({ ...draft, files: mine });
  expect((await runs.of('01.1'))?.before).toBe(false);
});
