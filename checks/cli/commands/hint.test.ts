import { describe, expect, test, vi } from 'vitest';
import { stateOf } from '../progress.ts';
import { loadProgress } from '../progress-store.ts';
import { learner, makeChallenge } from '../testing/learner.ts';
import { command as hint } from './hint.ts';
import { command as start } from './start.ts';

// Each test loads a course from disk; a busy machine may need its time.
vi.setConfig({ testTimeout: 30_000 });

describe('hint', () => {
  test('gives the hints of the first open task, one by one', async () => {
    await using me = await learner();
    await me.run(start);
    expect(await me.run(hint)).toContain('Hint 1 of 4\n  The concept of Names are greeted');
    expect(await me.run(hint)).toContain('Hint 2 of 4\n  Where to look for Names are greeted');
    expect(await me.run(hint)).toContain('groundwork hint for the last one, the');
    expect(await me.run(hint)).toContain('Hint 4 of 4\n  The change for Names are greeted');
    const again = await me.run(hint);
    for (const number of [1, 2, 3, 4]) expect(again).toContain(`Hint ${number} of 4`);
    await me.pass(me.context());
    expect(stateOf(await loadProgress(me.context()), '01.1')).toBe('assisted');
  });

  test('--task and --again', async () => {
    await using me = await learner();
    await me.run(start);
    await expect(me.run(hint, { again: true })).rejects.toThrow(
      'You have read no hint for this task yet',
    );
    await me.run(hint, { task: '1' });
    expect(await me.run(hint, { task: '1', again: true })).toContain(
      'The concept of Every path is answered',
    );
    await expect(me.run(hint, { task: '3' })).rejects.toThrow(
      'There is no task "3" in 01.1; its tasks are 1 to 2.',
    );
  });

  test('a challenge has none, and says so', async () => {
    await using me = await learner();
    await makeChallenge(me.root);
    await me.run(start, {}, '01.2');
    expect(await me.run(hint)).toContain('01.2 Polite is a challenge: it has no hints.');
  });

  test('has none when everything passes', async () => {
    await using me = await learner();
    await me.run(start);
    await me.pass(me.context());
    expect(await me.run(hint)).toContain('All checks of 01.1 Hello pass');
  });
});
