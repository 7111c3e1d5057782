/**
 * Tests the gate: plants one fault after the other in a copy of the checkout, and wants the part that should see it to fail, in the right
 * words. `npm run planted`, or with a part of a fault's description to try some. Prints `caught N of M`; ends with 1 when one got through.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parse } from 'yaml';
import * as z from 'zod';
import { findBrowser } from './browser.ts';

const root = path.resolve(import.meta.dirname, '..');

const Faults = z.array(
  z.strictObject({
    fault: z.string(),
    file: z.string(),
    replace: z.string(),
    with: z.string(),
    /** The passage may be there more than once; the first is meant. */
    first: z.boolean().default(false),
    build: z.boolean().default(false),
    run: z.array(z.string()).min(1),
    says: z.string(),
  }),
);
type Fault = z.infer<typeof Faults>[number];

/** A copy of what is committed, with our packages; the caller removes it. */
async function copyCheckout(): Promise<string> {
  const copy = await mkdtemp(path.join(tmpdir(), 'groundwork-planted-'));
  execFileSync('git', ['clone', '--quiet', root, copy]);
  await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'dir');
  return copy;
}

/** Null when the fault was caught, else what happened instead. */
async function plant(fault: Fault, copy: string): Promise<string | null> {
  const file = path.join(copy, fault.file);
  const sound = await readFile(file, 'utf8');
  const times = sound.split(fault.replace).length - 1;
  if (times === 0 || (times > 1 && !fault.first))
    return `${fault.file} holds ${JSON.stringify(fault.replace)} ${times} times: the fault no longer fits the code.`;
  await writeFile(
    file,
    sound.replace(fault.replace, () => fault.with),
  );
  try {
    const built = fault.build ? run(['site/build.ts'], copy) : { failed: false, said: '' };
    if (built.failed) return `The site cannot be built with it:\n${built.said}`;
    const { failed, said } = run(fault.run, copy);
    if (!failed) return 'The gate let it through.';
    return said.includes(fault.says) ? null : `The gate failed in other words:\n${said}`;
  } finally {
    await writeFile(file, sound);
  }
}

function run(args: readonly string[], copy: string): { failed: boolean; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 1e8,
    env: { ...process.env, NO_COLOR: '1', CHROME_PATH: chrome },
  });
  return { failed: status !== 0, said: stdout + stderr };
}

const chrome = await findBrowser();
const all = Faults.parse(parse(await readFile(path.join(root, '.ci/planted-faults.yaml'), 'utf8')));
const words = process.argv.slice(2).join(' ');
const wanted = all.filter(({ fault }) => fault.includes(words));
const copy = await copyCheckout();
let caught = 0;
try {
  for (const fault of wanted) {
    const instead = await plant(fault, copy);
    if (instead === null) caught += 1;
    console.log(`${instead === null ? 'caught ' : 'MISSED '} ${fault.fault}`);
    if (instead !== null) console.log(instead.replace(/^/gm, '        ').slice(-3000));
  }
} finally {
  await rm(copy, { recursive: true, force: true });
}
console.log(`caught ${caught} of ${wanted.length}`);
process.exitCode = caught === wanted.length ? 0 : 1;
