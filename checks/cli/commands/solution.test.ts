import { describe, expect, test, vi } from 'vitest';
import { loadProgress } from '../progress-store.ts';
import { learner } from '../testing/learner.ts';
import { helloSolution, helloStarter } from '../testing/tiny-course.ts';
import { command as diff } from './diff.ts';
import { command as solution } from './solution.ts';
import { command as start } from './start.ts';
import { command as undo } from './undo.ts';

// Each test loads a course from disk; a busy machine may need its time.
vi.setConfig({ testTimeout: 30_000 });

describe('solution and diff', () => {
  test('solution prints the changed files, and says that it counts', async () => {
    await using me = await learner();
    await me.run(start);
    const context = me.context();
    await solution.run(context, {}, []);
    expect(context.printed()).toContain(
      'app.ts\n\n  export function answer(path: string): string {\n    console.log(',
    );
    expect(context.printed()).not.toContain('server.ts');
    expect(context.complaints()).toBe(
      '01.1 Hello has not passed yet. With its solution seen, it will count as assisted.',
    );
    expect(await me.read()).toBe(helloStarter);
  });

  test('a no to the question shows nothing and counts nothing', async () => {
    await using me = await learner();
    await me.run(start);
    const context = me.context({ answers: [false] });
    await expect(solution.run(context, {}, [])).rejects.toThrow('Nothing was shown.');
    expect(context.printed()).not.toContain('hello');
    expect((await loadProgress(context)).steps['01.1']?.assisted).toBe(false);
  });

  test('--write keeps the learner’s files', async () => {
    await using me = await learner();
    await me.run(start);
    await me.write('mine');
    await me.run(solution, { write: true, force: true });
    expect(await me.read()).toBe(helloSolution);
    await me.run(undo);
    expect(await me.read()).toBe('mine');
  });

  test('diff shows both sides, and nothing when they are the same', async () => {
    await using me = await learner();
    await me.run(start);
    const text = await me.run(diff);
    expect(text).toContain('Lines with - are only in yours, lines with + only in the solution.');
    expect(text).toContain('app.ts\nFrom your line 1:\n  export function');
    expect(text).toContain('-   return path;\n+   console.log(');
    await me.write(helloSolution);
    expect(await me.run(diff)).toBe('workspace/ and the solution of 01.1 Hello are the same.');
  });
});
