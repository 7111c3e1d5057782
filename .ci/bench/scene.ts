/** What several measurements share: the built site, its server, a browser, the course. Each is made when first needed. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { type Course, loadCourse, type Step } from '../../lessons/course.ts';
import { buildSite } from '../../site/build/build-site.ts';
import type { SandboxAssets } from '../../site/sandbox/assets.ts';
import { handlerFor } from '../../site/server/handle.ts';
import { frameHeaders } from '../../site/server/headers.ts';
import { type Listening, listen } from '../../site/server/listen.ts';
import { readSiteFiles } from '../../site/server/site-files.ts';
import { BROWSER_FLAGS, findBrowser } from '../browser.ts';

/** What the measurements of one bench share. */
export interface Scene extends AsyncDisposable {
  /** The checkout. */
  readonly root: string;
  /** Measurements per figure. */
  readonly n: number;
  course(): Promise<Course>;
  /** The first step of the course: what one step stands for. */
  step(): Promise<Step>;
  /** Address of the built site, such as `http://localhost:4000`. */
  site(): Promise<string>;
  /** A browser of its own, so that nothing is warm. The caller closes it. */
  browser(): Promise<Browser>;
}

/** A scene in which nothing is made yet; `n` measurements are taken for each figure. */
export function openScene(n: number): Scene {
  const root = path.resolve(import.meta.dirname, '../..');
  const course = once(() => loadCourse(root));
  const site = once(serveSite);
  return {
    root,
    n,
    course,
    step: async () => {
      const [step] = (await course()).steps;
      if (!step) throw new Error('The course has no step: there is nothing to measure with.');
      return step;
    },
    site: async () => `http://localhost:${(await site()).port}`,
    browser: async () =>
      await chromium.launch({ executablePath: await findBrowser(), args: [...BROWSER_FLAGS] }),
    [Symbol.asyncDispose]: async () => {
      if (site.asked()) await (await site()).close();
    },
  };
}

/** Makes a thing when it is first asked for. */
function once<Thing>(make: () => Promise<Thing>) {
  let made: Promise<Thing> | undefined;
  const get = () => {
    made ??= make();
    return made;
  };
  return Object.assign(get, { asked: () => made !== undefined });
}

async function serveSite(): Promise<Listening> {
  const { folder } = await buildSite({ say: (line) => console.error(line) });
  return await serveFolder(folder);
}

/** Serves a built site on a free port of this machine, with its headers. The caller closes it. */
export async function serveFolder(folder: string): Promise<Listening> {
  const manifest: SandboxAssets = JSON.parse(
    await readFile(path.join(folder, 'sandbox/manifest.json'), 'utf8'),
  );
  const site = { files: await readSiteFiles(folder), frames: frameHeaders(manifest) };
  return await listen(handlerFor(site), { port: 0, hosts: ['127.0.0.1'] });
}
