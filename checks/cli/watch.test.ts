import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { runCli, spawnCli } from './testing/spawn-cli.ts';
import { helloSolution, helloStarter, tinyCourse } from './testing/tiny-course.ts';

// Processes start and are waited for; a busy machine may need its time.
vi.setConfig({ testTimeout: 30_000 });

/** A fresh checkout with the first step started and watched, its stdin a pipe. */
async function watching(...options: string[]) {
  const root = await tinyCourse();
  await runCli(root.path, ['start', '01.1']);
  const cli = spawnCli(root.path, ['watch', ...options]);
  const app = join(root.path, 'workspace/app.ts');
  return {
    ...cli,
    path: root.path,
    save: (text: string) => writeFile(app, text),
    read: () => readFile(app, 'utf8'),
    type: (line: string) => cli.child.stdin.write(`${line}\n`),
    [Symbol.asyncDispose]: async () => {
      cli.child.kill();
      await cli.ended;
      await root[Symbol.asyncDispose]();
    },
  };
}

describe.for([
  ['file events', []],
  ['looking in intervals', ['--poll']],
] as const)('%s', ([, options]) => {
  test('checks at once, and again after a save', async () => {
    await using cli = await watching(...options);
    await cli.until('watching workspace/: checking 01.1 Hello');
    await cli.until('Failed: 1 of 3 checks passed');
    await cli.until('Keys: h hint, n next');
    await cli.save(helloSolution);
    await cli.until('app.ts changed: checking 01.1 Hello');
    await cli.until('Passed: all 3 checks.');
    await cli.until('Next: n goes on to 01.2');
  });
});

test('a learner goes from step to step without leaving it', async () => {
  await using cli = await watching();
  await cli.until('Keys:');
  cli.type('h');
  await cli.until('Hint 1 of 4\n  The concept of Names are greeted');
  cli.type('next');
  await cli.save(helloSolution);
  await cli.until('Passed: all 3 checks.');
  cli.type('n');
  await cli.until('01.2 goes on from the solution of 01.1.');
  await cli.until('watching workspace/: checking 01.2 Polite');
  await cli.until('Failed: 0 of 1 check passed');
  cli.type('l');
  await cli.until('passed     01.1  Hello');
  cli.type('d');
  await cli.until('hello Mr ');
  cli.type('what');
  await cli.until('There are:\n  h  the next hint');
  cli.type('q');
  expect(await cli.ended).toBe(0);
  expect(cli.stderr()).toContain('01.1 Hello has not passed yet.'); // The `next` before the pass.
});

test('undo in watch brings the files back and checks them', async () => {
  await using cli = await watching();
  await cli.until('Keys:');
  await cli.save('export const answer = () => "mine";\n');
  await cli.until('Keys:');
  await runCli(cli.path, ['reset', '--force']);
  await cli.until('app.ts changed');
  await cli.until('Keys:');
  expect(await cli.read()).toBe(helloStarter);
  cli.type('u');
  await cli.until('workspace/ holds your files of 01.1 from before reset');
  await cli.until('watching workspace/');
  expect(await cli.read()).toContain('mine');
});

// Retried: the host ends the loop by itself after some seconds, and on a busy machine a save can be noticed later than that.
test('a save during a run ends that run unheard', { retry: 2 }, async () => {
  await using cli = await watching();
  await cli.until('Keys:');
  await cli.save('export const answer = () => { for (;;); };\n');
  await cli.until('app.ts changed: checking');
  await cli.save(helloSolution);
  await cli.until('app.ts changed: checking');
  await cli.until('Passed: all 3 checks.');
  expect(cli.stdout().match(/^Failed: /gm)).toHaveLength(1); // The starter's, at the beginning.
});

test.for(['SIGINT', 'SIGTERM'] as const)('%s stops it, exit code 0', async (signal) => {
  await using cli = await watching();
  await cli.until('Keys:');
  cli.child.kill(signal);
  expect(await cli.ended).toBe(0);
});

test('the end of stdin does not stop it', async () => {
  await using cli = await watching();
  await cli.until('Keys:');
  cli.child.stdin.end();
  await cli.save(helloSolution);
  await cli.until('Passed: all 3 checks.');
});
