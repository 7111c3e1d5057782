/** Builds the whole site into a folder that any static host can serve. */
import { createHash } from 'node:crypto';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'astro';
import { loadCourse } from '../../lessons/course.ts';
import { frameHeaders } from '../server/headers.ts';
import { headersFile } from '../server/headers-file.ts';
import { siteBase } from '../server/site-base.ts';
import { readSiteFiles } from '../server/site-files.ts';
import { forgetCaches, noteOwner } from './forget-caches.ts';
import { digestInputs } from './inputs.ts';
import { gatherNotices, licencesText } from './licences.ts';
import { buildServiceWorker, offlineManifest } from './offline.ts';
import { joinStyleSheets } from './one-style-sheet.ts';
import { pack } from './pack.ts';
import { buildWorkbenchAssets } from './workbench-assets.ts';

/** How the site is built. */
export interface BuildOptions {
  /** Told what is going on, a line at a time. */
  readonly say: (line: string) => void;
  /** Build even when nothing has changed. */
  readonly force?: boolean;
}

/** A site that is there and complete. */
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

/** What is kept between builds. Each pair of course and folder has its own, so that two can be built at once. */
const cache = join(
  checkout,
  '.cache',
  `site-${createHash('sha256').update(`${root}\0${folder}`).digest('hex').slice(0, 8)}`,
);
const stamp = join(cache, 'built');

/**
 * Builds the site unless what it is made of is what it was made of last time.
 * @throws ContentError with every problem of the course, before anything else is done.
 * @throws Error when the sandbox or a page cannot be built.
 */
export async function buildSite(options: BuildOptions): Promise<BuiltSite> {
  const place = `${process.env.GROUNDWORK_SITE ?? ''} ${siteBase()}`;
  const digest = `${place} ${await digestInputs(checkout)} ${root === checkout ? '' : await digestInputs(root)} ${folder}`;
  if (!options.force && (await wasBuiltFrom(digest))) return { folder, isFresh: false };
  options.say('Building the site; the first time takes some seconds.');
  await rm(stamp, { force: true });
  await forgetCaches(join(checkout, '.cache'));
  await noteOwner(cache, root, folder);
  await loadCourse(root);

  const pages = join(cache, 'pages');
  const beside = join(cache, 'workbench');
  // The pages name the sandbox's files, so these come first; Astro empties its folder, so they move in afterwards.
  const assets = await buildWorkbenchAssets(beside);
  await renderPages(pages, beside);
  await joinStyleSheets(pages, siteBase());
  for (const file of assets.files) await cp(join(beside, file), join(pages, file));
  const notices = await gatherNotices(join(checkout, 'node_modules'));
  await writeFile(join(pages, 'licences.txt'), licencesText(notices));

  await buildServiceWorker(pages, await offlineManifest(pages, assets.sandbox));

  const addresses = [...(await readSiteFiles(pages)).keys()].filter(isPage);
  await writeFile(
    join(pages, '_headers'),
    headersFile(addresses, frameHeaders(assets.sandbox), siteBase()),
  );
  const packed = await pack(pages, join(checkout, '.cache/packed'));
  // Only a site that is whole takes the place of the one before.
  await rm(folder, { recursive: true, force: true });
  await cp(pages, folder, { recursive: true });
  await writeFile(stamp, digest);
  options.say(
    `${addresses.length} pages; ${packed.files} files packed from ${kilobytes(packed.raw)} to ${kilobytes(packed.br)}.`,
  );
  return { folder, isFresh: true };
}

const isPage = (address: string) => address.endsWith('/') || address === '/404.html';

/** Astro's part: every page and the scripts and styles that belong to them. */
async function renderPages(target: string, beside: string): Promise<void> {
  process.env.GROUNDWORK_ROOT = root;
  process.env.GROUNDWORK_SANDBOX = beside;
  // A test may be who builds: Vite would then make pages for trying out, which behave otherwise.
  process.env.NODE_ENV = 'production';
  await build({
    root: join(checkout, 'site'),
    configFile: 'astro.config.ts',
    outDir: target,
    logLevel: 'warn',
  });
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
