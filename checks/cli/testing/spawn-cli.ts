import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';

/** The command line as a learner runs it, in a process of its own. */
export interface RunningCli {
  readonly child: ChildProcessWithoutNullStreams;
  stdout(): string;
  stderr(): string;
  /** Resolves once stdout holds `text` after what earlier calls waited for; rejects when the process ends first, or says nothing for 10 s. */
  until(text: string): Promise<void>;
  /** The exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** What a command line that is started for a test has around it. */
export interface SpawnOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** The Node that runs it; default this one. */
  readonly node?: string;
  readonly cwd?: string;
}

/** How long to wait for more output, ms; then the test says what came instead of hanging. */
const PATIENCE = 10_000;

/** Starts `groundwork ...args` on a course root, 80 columns wide. */
export function spawnCli(
  root: string,
  args: readonly string[],
  options: SpawnOptions = {},
): RunningCli {
  const { node = process.execPath, env = {}, cwd = root } = options;
  // Vitest's own variables would change colours and the learner's NODE_ENV.
  const {
    FORCE_COLOR: _colour,
    NO_COLOR: _plain,
    NODE_ENV: _mode,
    VITEST: _vitest,
    ...outer
  } = process.env;
  const bin = join(import.meta.dirname, '../bin.mjs');
  const child = spawn(node, [bin, ...args, '--root', root], {
    cwd,
    env: { ...outer, COLUMNS: '80', ...env },
  });
  let out = '';
  let err = '';
  let heard = 0;
  let wake = () => {};
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    wake();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  let over = false;
  const ended = new Promise<number | null>((resolve) =>
    child.on('close', (code) => {
      over = true;
      wake();
      resolve(code);
    }),
  );
  return {
    child,
    stdout: () => out,
    stderr: () => err,
    ended,
    async until(text) {
      for (;;) {
        const at = out.indexOf(text, heard);
        if (at !== -1) {
          heard = at + text.length;
          return;
        }
        if (over) throw new Error(`Ended without printing "${text}". It printed:\n${out}\n${err}`);
        await new Promise<void>((resolve, reject) => {
          const timer = setTimeout(
            () => reject(new Error(`No "${text}" came. It printed:\n${out}\n${err}`)),
            PATIENCE,
          );
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
  };
}

/** Runs a command to its end. */
export async function runCli(root: string, args: readonly string[], options: SpawnOptions = {}) {
  const running = spawnCli(root, args, options);
  running.child.stdin.end();
  const code = await running.ended;
  return { code, stdout: running.stdout(), stderr: running.stderr() };
}
