import { describe, expect, test, vi } from 'vitest';
import { learner } from '../testing/learner.ts';
import { helloSolution } from '../testing/tiny-course.ts';
import { command as next } from './next.ts';
import { command as start } from './start.ts';

// Each test loads a course from disk; a busy machine may need its time.
vi.setConfig({ testTimeout: 30_000 });

describe('next', () => {
  test('waits for a pass, then goes on and keeps the files', async () => {
    await using me = await learner();
    await me.run(start);
    await me.write('mine');
    await expect(me.run(next)).rejects.toThrow('01.1 Hello has not passed yet.');
    await me.pass(me.context());
    const text = await me.run(next);
    expect(text).toContain('01.2 goes on from the solution of 01.1.');
    expect(text).toContain('Your files of 01.1 are kept');
    expect(await me.read()).toBe(helloSolution);
    expect(await me.run(next, { force: true })).toContain('01.2 Polite is the last step.');
  });

  test('before the first step says how to begin', async () => {
    await using me = await learner();
    await expect(me.run(next)).rejects.toThrow(
      'You have not started a step yet. Run npx groundwork start 01.1',
    );
  });
});
