/**
 * Tests the gate: plants faults in copies of the checkout, and wants the part that should see each to fail, in the right words.
 * `npm run planted`; with kinds, or a part of a description, to try some; with `--without-build` for those that need no built site.
 * Prints `caught N of M`; ends with 1 when one got through.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { findBrowser } from './browser.ts';
import { type Fault, plantIn, readFaults } from './planted/faults.ts';

const root = path.resolve(import.meta.dirname, '..');

/** What earlier builds made, by content: without it a copy packs the database anew, which takes minutes. */
const KEPT = ['packed', 'node-lib', 'database', 'sandbox', 'types'];

interface Copy extends AsyncDisposable {
  readonly folder: string;
}

/** A copy of what is committed, with our packages. */
async function copyCheckout(): Promise<Copy> {
  const folder = await mkdtemp(path.join(tmpdir(), 'groundwork-planted-'));
  execFileSync('git', ['clone', '--quiet', root, folder]);
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
  for (const name of KEPT) {
    const from = path.join(root, '.cache', name);
    await cp(from, path.join(folder, '.cache', name), { recursive: true }).catch(() => {});
  }
  return {
    folder,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Plants the fault; the returned function takes it out again. */
async function plant(fault: Fault, { folder }: Copy): Promise<() => Promise<void>> {
  const file = path.join(folder, fault.file);
  const sound = await readFile(file, 'utf8');
  await writeFile(file, plantIn(sound, fault));
  return () => writeFile(file, sound);
}

/** Null when the part of the gate fails in the right words, else what happened instead. */
async function look(fault: Fault, { folder }: Copy): Promise<string | null> {
  const { failed, said } = run(fault.run, folder, await pathFor(fault, folder));
  if (!failed) return 'The gate let it through.';
  return said.includes(fault.says) ? null : `The gate failed in other words:\n${said}`;
}

/** The PATH for a part: with an `npm` of the fault's before all others, where it has one. */
async function pathFor({ npmSays }: Fault, folder: string): Promise<string | undefined> {
  if (npmSays === undefined) return process.env.PATH;
  const programs = path.join(folder, '.cache/programs');
  await mkdir(programs, { recursive: true });
  await writeFile(path.join(programs, 'npm'), `#!/bin/sh\ncat <<'END'\n${npmSays}\nEND\n`);
  await chmod(path.join(programs, 'npm'), 0o755);
  return programs + path.delimiter + process.env.PATH;
}

function run(
  args: readonly string[],
  cwd: string,
  PATH = process.env.PATH,
): { failed: boolean; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e8,
    env: { ...process.env, PATH, NO_COLOR: '1', CHROME_PATH: chrome },
  });
  return { failed: status !== 0, said: stdout + stderr };
}

/** One after the other in one copy. */
async function tryEach(faults: readonly Fault[]): Promise<void> {
  await using copy = await copyCheckout();
  for (const fault of faults) {
    const takeOut = await plant(fault, copy);
    tell(fault, await look(fault, copy));
    await takeOut();
  }
}

/** All of them in one site, which is built once. */
async function tryInOneSite(faults: readonly Fault[]): Promise<void> {
  await using copy = await copyCheckout();
  for (const fault of faults) await plant(fault, copy);
  const built = run(['site/build.ts'], copy.folder);
  for (const fault of faults)
    tell(
      fault,
      built.failed ? `The site cannot be built with it:\n${built.said}` : await look(fault, copy),
    );
}

let caught = 0;
function tell({ kind, fault }: Fault, instead: string | null): void {
  if (instead === null) caught += 1;
  console.log(`${instead === null ? 'caught ' : 'MISSED '} ${kind}: ${fault}`);
  if (instead !== null) console.log(instead.replace(/^/gm, '        ').slice(-3000));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'without-build': { type: 'boolean', default: false } },
});
const words = positionals.join(' ');
const wanted = (await readFaults()).filter(
  ({ kind, fault, build }) =>
    (positionals.includes(kind) || kind === words || fault.includes(words)) &&
    !(build && values['without-build']),
);
if (wanted.length === 0) {
  console.error(`No fault is about "${words}". They are listed in .ci/planted/faults.yaml.`);
  process.exit(2);
}
const chrome = await findBrowser();
const [inSite, alone] = [wanted.filter(({ build }) => build), wanted.filter(({ build }) => !build)];
if (alone.length > 0) await tryEach(alone);
if (inSite.length > 0) await tryInOneSite(inSite);
console.log(`caught ${caught} of ${wanted.length}`);
process.exitCode = caught === wanted.length ? 0 : 1;
