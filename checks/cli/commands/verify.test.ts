/** `groundwork verify` as a process: what it prints and how it ends. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { runCli } from '../testing/spawn-cli.ts';
import { tinyCourse } from '../testing/tiny-course.ts';

// Processes start and are waited for; a busy machine may need its time.
vi.setConfig({ testTimeout: 120_000 });

test('runs the gate on the steps named, exit code 1 when something does not hold', async () => {
  await using root = await tinyCourse();
  const { code, stdout } = await runCli(root.path, ['verify', '1.2', '--only', 'runs', '--json']);
  const report = JSON.parse(stdout);
  expect(report.counts).toMatchObject({ steps: 1, runs: 2, checks: 2 });
  expect(code).toBe(report.state === 'passed' ? 0 : 1);
  await writeFile(join(root.path, 'solutions/01-greetings/02-polite/app.ts'), '// nothing left\n');
  const broken = await runCli(root.path, ['verify', '01.2', '--only', 'runs']);
  expect(broken.code).toBe(1);
  expect(broken.stdout).toContain('The course does not hold.');
});

test.for([
  [['verify', '09'], 'There is no step "09".'],
  [['verify', '--only', 'tests'], '--only takes runs or content, not "tests".'],
  [['verify', '--jobs', 'many'], '--jobs takes a number from 1 on, not "many".'],
] as const)('%j is a sentence, exit code 2', async ([args, sentence]) => {
  await using root = await tinyCourse();
  const { code, stderr } = await runCli(root.path, args);
  expect([code, stderr.split('\n')[0]]).toEqual([2, expect.stringContaining(sentence)]);
});

test('a course that cannot be read is a finding, exit code 1', async () => {
  await using root = await tinyCourse();
  await rm(join(root.path, 'solutions/01-greetings/02-polite'), { recursive: true });
  expect(await runCli(root.path, ['verify'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('02-polite'),
  });
});
