/** Runs blocks one after the other in a Node of their own, which may read packages and nothing else, and write nothing at all. */
import { spawn } from 'node:child_process';
import { mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import * as z from 'zod';

const checkout = join(import.meta.dirname, '../../..');
const child = join(import.meta.dirname, 'block-child.ts');

/** What the child tells, a line of JSON each: that a block begins, and what went wrong in it. */
const Told = z.union([
  z.object({ begins: z.int() }),
  z.object({ fault: z.int(), line: z.int().nullable(), message: z.string() }),
]);

/** A block that does not run, or does not give what it says. */
export interface RunFault {
  /** Index of the block. */
  readonly block: number;
  /** Line of the block, from 1, when it is known. */
  readonly line: number | null;
  /** What happened, as a sentence. */
  readonly message: string;
}

/**
 * @param modules JavaScript, as `triedModule` makes it
 * @param ms How long all of them together may take, from when the first one begins
 */
export async function runBlocks(modules: readonly string[], ms = 20_000): Promise<RunFault[]> {
  if (modules.length === 0) return [];
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'groundwork-blocks-')));
  try {
    const packages = join(checkout, 'node_modules');
    await symlink(packages, join(folder, 'node_modules'), 'junction');
    const paths = modules.map((_, index) => join(folder, `${index}.mjs`));
    await Promise.all(paths.map((path, index) => writeFile(path, modules[index] ?? '')));
    return judge(await told([packages, await realpath(packages), folder], paths, ms), ms);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function told(
  readable: readonly string[],
  paths: readonly string[],
  ms: number,
): Promise<{ readonly lines: readonly string[]; readonly ended: string | null }> {
  const { promise, resolve, reject } = Promise.withResolvers<string | null>();
  const allowed = [child, ...readable].map((path) => `--allow-fs-read=${path}`);
  const node = spawn(
    process.execPath,
    ['--permission', ...allowed, '--disable-warning=ExperimentalWarning', child, ...paths],
    { env: {}, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const texts = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    node[stream].setEncoding('utf8').on('data', (text: string) => {
      texts[stream] += text;
    });
  }
  let limit: NodeJS.Timeout | undefined;
  node.stdout.once('data', () => {
    limit = setTimeout(() => node.kill('SIGKILL'), ms);
  });
  node.once('error', reject);
  node.once('close', (code, signal) => {
    clearTimeout(limit);
    if (code === 0) resolve(null);
    else resolve(signal === null ? texts.stderr.trim() || `It ended with ${code}.` : '');
  });
  const ended = await promise;
  return { lines: texts.stdout.split('\n').filter((line) => line !== ''), ended };
}

function judge({ lines, ended }: Awaited<ReturnType<typeof told>>, ms: number): RunFault[] {
  const events = lines.map((line) => Told.parse(JSON.parse(line)));
  const faults = events.flatMap((event): RunFault[] =>
    'fault' in event ? [{ block: event.fault, line: event.line, message: event.message }] : [],
  );
  if (ended === null) return faults;
  const last = events.findLast((event) => 'begins' in event)?.begins;
  // Without a block to blame, it is the child that does not work.
  if (last === undefined) throw new Error(`The blocks could not be run: ${ended}`);
  const message =
    ended === '' ? `It had not ended after ${ms / 1000} s, all blocks together.` : ended;
  return [...faults, { block: last, line: null, message }];
}
