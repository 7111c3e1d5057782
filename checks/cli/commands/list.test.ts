import { expect, test, vi } from 'vitest';
import { withRun } from '../progress.ts';
import { updateProgress } from '../progress-store.ts';
import { learner, makeChallenge } from '../testing/learner.ts';
import { command as list } from './list.ts';
import { command as next } from './next.ts';
import { command as start } from './start.ts';

// Each test loads a course from disk; a busy machine may need its time.
vi.setConfig({ testTimeout: 30_000 });

test('list shows each step with where the learner stands', async () => {
  await using me = await learner();
  await me.run(start);
  await me.pass(me.context());
  await me.run(next);
  expect(await me.run(list)).toBe(
    [
      '1 of 2 steps passed.',
      '',
      '01 Greetings: what is said first',
      '  passed     01.1  Hello, 2 min',
      '  started    01.2  Polite, 2 min (you are here)',
      '',
      'Next: npx groundwork check',
    ].join('\n'),
  );
  expect(JSON.parse(await me.run(list, { json: true }))).toMatchObject({
    version: 1,
    current: '01.2',
    steps: [
      { id: '01.1', state: 'passed' },
      { id: '01.2', state: 'started' },
    ],
  });
  await expect(me.run(list, {}, '07')).rejects.toThrow('There is no lesson "07". There are: 01.');
});

test('whoever passes the challenge of a lesson has skipped its open steps', async () => {
  await using me = await learner();
  await makeChallenge(me.root);
  await me.run(start, {}, '01.2');
  await updateProgress(me.context(), (now) => withRun(now, '01.2', [], true));
  const text = await me.run(list);
  expect(text).toContain('1 of 2 steps passed, 1 skipped by challenge.');
  expect(text).toContain('  skipped    01.1  Hello, 2 min\n  passed     01.2  Polite, 2 min');
  expect(JSON.parse(await me.run(list, { json: true })).steps).toMatchObject([
    { id: '01.1', state: 'skipped' },
    { id: '01.2', state: 'passed' },
  ]);
  expect(await me.run(next)).toContain('There is nothing after it: well done.');

  await me.run(start, { force: true }, '01.1');
  expect(await me.run(next)).toContain('Every step after 01.1 Hello has passed or is skipped');
  await me.pass(me.context());
  expect(await me.run(list)).toContain('  passed     01.1  Hello');
});
