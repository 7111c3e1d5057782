/** Builds the whole site into a folder that any static host can serve. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'astro';
import { loadCourse } from '../../lessons/course.ts';
import { buildSandbox } from '../sandbox/build.ts';
import { headersFile } from '../server/headers-file.ts';
import { readSiteFiles } from '../server/site-files.ts';
import { digestInputs } from './inputs.ts';
import { pack } from './pack.ts';

export interface BuildOptions {
  /** Told what is going on, a line at a time. */
  readonly say: (line: string) => void;
  /** Build even when nothing has changed. */
  readonly force?: boolean;
}

export interface BuiltSite {
  /** Where the site is. */
  readonly folder: string;
  /** False when it was up to date already. */
  readonly isFresh: boolean;
}

const checkout = join(import.meta.dirname, '../..');

/** The checkout whose course is built: this one, or the fixture that `GROUNDWORK_ROOT` names. */
const root = process.env.GROUNDWORK_ROOT ?? checkout;
const folder = process.env.GROUNDWORK_OUT ?? join(checkout, 'site/dist');
const cache = join(checkout, '.cache/site');
const stamp = join(cache, 'built');

/**
 * Builds the site unless what it is made of is what it was made of last time.
 * @throws ContentError with every problem of the course, before anything else is done.
 * @throws Error when the sandbox or a page cannot be built.
 */
export async function buildSite(options: BuildOptions): Promise<BuiltSite> {
  const digest = `${await digestInputs(checkout)} ${root === checkout ? '' : await digestInputs(root)} ${folder}`;
  if (!options.force && (await wasBuiltFrom(digest))) return { folder, isFresh: false };
  options.say('Building the site; the first time takes some seconds.');
  await rm(stamp, { force: true });
  await loadCourse(root);

  // The pages name the sandbox's files, so these come first; Astro empties its folder, so they move in afterwards.
  const sandbox = join(cache, 'sandbox');
  await mkdir(sandbox, { recursive: true });
  const assets = await buildSandbox(sandbox);

  process.env.GROUNDWORK_ROOT = root;
  process.env.GROUNDWORK_OUT = folder;
  process.env.GROUNDWORK_SANDBOX = sandbox;
  await build({
    root: join(checkout, 'site'),
    configFile: 'astro.config.ts',
    logLevel: 'warn',
  });
  for (const file of [
    assets.execution,
    assets.compile,
    assets.wasm,
    assets.runner,
    '/sandbox/manifest.json',
  ]) {
    await cp(join(sandbox, file), join(folder, file));
  }

  const addresses = [...(await readSiteFiles(folder)).keys()];
  const pages = addresses.filter((address) => address.endsWith('/') || address === '/404.html');
  await writeFile(join(folder, '_headers'), headersFile(pages, assets.policy));
  const packed = await pack(folder, join(cache, 'packed'));
  await writeFile(stamp, digest);
  options.say(
    `${pages.length} pages; ${packed.files} files packed from ${kilobytes(packed.raw)} to ${kilobytes(packed.br)}.`,
  );
  return { folder, isFresh: true };
}

const kilobytes = (bytes: number) => `${Math.round(bytes / 1024).toLocaleString('en')} KiB`;

/** Whether the folder holds a site that was built, to the end, from these inputs. */
async function wasBuiltFrom(digest: string): Promise<boolean> {
  const [built, page] = await Promise.all([
    readFile(stamp, 'utf8').catch(() => ''),
    readFile(join(folder, 'index.html')).catch(() => null),
  ]);
  return built === digest && page !== null;
}
