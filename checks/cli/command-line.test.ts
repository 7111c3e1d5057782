import { execFileSync } from 'node:child_process';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { Report } from '../runner/report.ts';
import { runCli } from './testing/spawn-cli.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';
import { helloSolution, tinyCourse } from './testing/tiny-course.ts';

// Processes start and are waited for; a busy machine may need its time.
vi.setConfig({ testTimeout: 30_000 });

/** A fresh checkout with the first step started. */
async function started() {
  const root = await tinyCourse();
  await runCli(root.path, ['start', '01.1']);
  return {
    path: root.path,
    run: (...args: string[]) => runCli(root.path, args),
    write: (text: string, file = 'app.ts') => writeFile(join(root.path, 'workspace', file), text),
    [Symbol.asyncDispose]: () => root[Symbol.asyncDispose](),
  };
}

describe('check', () => {
  test('on the starter fails with the first failed check in full, exit code 1', async () => {
    await using me = await started();
    const { code, stdout, stderr } = await me.run('check');
    expect(code).toBe(1);
    expect(stderr).toBe('');
    const lines = stdout.split('\n');
    expect(lines.slice(0, 13)).toEqual([
      '01.1 Hello: checking workspace/',
      '',
      'failed   GET /ada answers hello ada',
      'failed   GET /bob answers hello bob',
      'passed   GET / is answered',
      '',
      'Failed check 1 of 2: GET /ada answers hello ada (ada)',
      '  Should happen:  GET /ada is answered with hello ada.',
      '  What happened:  GET /ada answered 200 OK with /ada',
      '  Why it matters: Greetings matter.',
      '  Where to look:  Look at answer in app.ts.',
      '  Expected:       hello ada',
      '  Actual:         /ada',
    ]);
    expect(stdout).toMatch(
      /\nFailed: 1 of 3 checks passed, 2 failed\. 1 of 2 tasks done\. \d\.\d\d s\.\n/,
    );
    expect(stdout).toMatch(/\nNext: change your code, save, and run npx groundwork check/);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('passes with the right answer, exit code 0, and the progress is kept', async () => {
    await using me = await started();
    await me.write(helloSolution);
    const { code, stdout } = await me.run('check');
    expect(code).toBe(0);
    expect(stdout).toContain('Passed: all 3 checks.');
    expect(stdout).toContain('Next: npx groundwork next goes on to 01.2 Polite');
    expect((await me.run('list')).stdout).toContain('passed     01.1');
    expect((await me.run('next')).stdout).toContain('01.2 Polite');
    expect((await me.run('check', '--target', 'solution')).code).toBe(0);
  });

  test('--target checks other files and leaves the progress alone', async () => {
    await using me = await started();
    expect((await me.run('check', '1.1', '--target', 'starter')).code).toBe(1);
    const { code, stdout } = await me.run('check', '--target=solution', '--all');
    expect(code).toBe(0);
    expect(stdout).toContain(
      'Printed during "GET /ada answers hello ada" (1 message):\n  | asked for /ada',
    );
    expect(stdout).not.toContain('Next:');
    expect((await me.run('check', '01.2', '--target', 'solution')).code).toBe(0);
    expect((await me.run('list')).stdout).toContain('0 of 2 steps passed.');
    await mkdir(join(me.path, 'mine'));
    await writeFile(join(me.path, 'mine/app.ts'), helloSolution);
    const missing = await me.run('check', '--target', 'mine');
    expect(missing.code).toBe(1);
    expect(missing.stdout).toContain('checking mine/');
  });

  test('--json prints the report and nothing else', async () => {
    await using me = await started();
    const { code, stdout } = await me.run('check', '--json');
    expect(code).toBe(1);
    const report = Report.parse(JSON.parse(stdout));
    expect(report.checks.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'ada failed',
      'bob failed',
      'root passed',
    ]);
    expect(report.step).toBe('01.1');
  });

  test('shows the learner’s line, what was printed, and a problem before any check', async () => {
    await using me = await started();
    await me.write(`export function answer(path: string): string {
  console.log('asked for', path);
  if (path !== '/') throw new Error('no answer');
  return path;
}
`);
    const thrown = await me.run('check', '--stack');
    expect(thrown.stdout).toContain('workspace/app.ts:3:27\n                  if (path !== ');
    expect(thrown.stdout).toContain('| asked for /ada');
    expect(thrown.stdout).toContain('  Stack:\n');
    await me.write('export function answer(path: string) {\n  return path +;\n}\n');
    const broken = await me.run('check');
    expect(broken.code).toBe(1);
    expect(broken.stdout).toContain('workspace/app.ts:2:');
  });

  test('tells what happened inside each request', async () => {
    await using me = await started();
    const { stdout } = await me.run('check', '--trace');
    expect(stdout).toContain('Trace: what happened inside each request\n');
    expect(stdout).toMatch(
      /^ {2}GET \/ada answered \d{3}\n {4}0 B in, \d+ B out .* ms \|.*=.*\|$/m,
    );
    const report = JSON.parse((await me.run('check', '--trace', '--json')).stdout);
    expect(report.trace.requests.length).toBeGreaterThan(0);
    const plain = JSON.parse((await me.run('check', '--json')).stdout);
    expect(plain).not.toHaveProperty('trace');
  });

  test('an endless loop ends', async () => {
    await using me = await started();
    await me.write(
      'export function answer(path: string): string {\n  while (path !== "/");\n  return path;\n}\n',
    );
    const { code, stdout } = await me.run('check');
    expect(code).toBe(1);
    expect(stdout).toContain('Failed check 1 of');
    expect(stdout).toContain('passed   GET / is answered');
  });
});

test('a damaged progress file costs no work: naming the step goes on with it', async () => {
  await using me = await started();
  await me.write(helloSolution);
  await writeFile(join(me.path, '.groundwork/progress.json'), '{"version": 1,');
  const { code, stderr } = await me.run('check', '01.1');
  expect(stderr).toContain('could not be read: it is not JSON.');
  expect(code).toBe(0);
  expect((await me.run('next')).stdout).toContain('01.2 Polite');
});

describe('what cannot be done is a sentence on stderr, exit code 2', () => {
  test.for([
    [['chekc'], 'There is no command "chekc". Did you mean check?'],
    [['check', '01.7'], 'There is no step "01.7". The last step of lesson 01 is 01.2 Polite.'],
    [['check', '--jsno'], 'There is no option --jsno here. Did you mean --json?'],
    [['check', 'a', 'b'], 'check takes one argument; "b" is too much.'],
    [['check'], 'You have not started a step yet.'],
    [['watch'], 'You have not started a step yet.'],
    [['undo'], 'There is nothing to undo'],
  ] as const)('%j', async ([args, sentence]) => {
    await using root = await tinyCourse();
    const { code, stdout, stderr } = await runCli(root.path, args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.replaceAll('\n', ' ')).toContain(sentence);
  });

  test('a course that is not well', async () => {
    await using me = await started();
    await rm(join(me.path, 'solutions/01-greetings/02-polite'), { recursive: true });
    const { code, stderr } = await me.run('check');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^The course has .*\n- .*02-polite/);
  });
});

describe('help', () => {
  test.for([[], ['--help'], ['-h'], ['help']])('%j lists the commands', async (args) => {
    await using folder = await temporaryFolder();
    const { code, stdout } = await runCli(folder.path, args);
    expect(code).toBe(0);
    expect(stdout).toContain("\n  check     run a step's checks on your files\n");
  });

  test.for([
    ['check', '--help'],
    ['help', 'check'],
  ])('%s %s shows one', async (args) => {
    await using folder = await temporaryFolder();
    expect((await runCli(folder.path, args)).stdout).toContain('--target <name|dir>');
  });
});

test('no colours in a pipe, colours when asked for, none with --no-color', async () => {
  await using root = await tinyCourse();
  const forced = { env: { FORCE_COLOR: '1' } };
  expect((await runCli(root.path, ['list'])).stdout).not.toContain('\u001b');
  expect((await runCli(root.path, ['list'], forced)).stdout).toContain('\u001b[1m01 Greetings');
  expect((await runCli(root.path, ['list', '--no-color'], forced)).stdout).not.toContain('\u001b');
});

test('doctor finds a well checkout well', async () => {
  await using me = await started();
  const { code, stdout } = await me.run('doctor');
  expect(stdout).toMatch(/^ok {7}Node: /);
  expect(stdout).toContain('ok       Checks: They run: the solution of 01.1 passed in ');
  expect(stdout).toContain('Nothing is wrong.');
  expect(code).toBe(0);
});

const older = olderNode();

test.skipIf(older === undefined)(
  'an older Node hands over to the pinned one, exit code and all',
  async () => {
    await using me = await started();
    const { code, stdout } = await runCli(me.path, ['check'], { node: older ?? '' });
    expect(stdout).toContain('failed   GET /ada answers hello ada');
    expect(code).toBe(1);
  },
);

test('without dependencies one sentence says what to do', async () => {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, 'checks'));
  await symlink(import.meta.dirname, join(folder.path, 'checks/cli'));
  const bin = join(folder.path, 'checks/cli/bin.mjs');
  const run = () =>
    execFileSync(process.execPath, ['--preserve-symlinks', '--preserve-symlinks-main', bin], {
      stdio: 'pipe',
      encoding: 'utf8',
    });
  expect(run).toThrow(/its dependencies are not installed\.\nRun npm install in /);
});

/** A Node before 24 on this machine, if there is one. */
function olderNode(): string | undefined {
  for (const folder of ['/usr/bin', '/usr/local/bin']) {
    try {
      const version = execFileSync(join(folder, 'node'), ['--version'], { encoding: 'utf8' });
      if (Number.parseInt(version.slice(1), 10) < 24) return join(folder, 'node');
    } catch {
      // None there.
    }
  }
  return undefined;
}
