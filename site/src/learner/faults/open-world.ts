import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findBrowser } from '../../../../.ci/browser.ts';
import { openBuiltSite } from '../../../e2e/built-site.ts';
import type { World } from './world.ts';

const chunks = join(import.meta.dirname, '../../../dist/_astro');

/** Serves the built site and finds the learner's store in it. */
export async function openWorld(): Promise<World & AsyncDisposable> {
  const stores = (await readdir(chunks)).filter((name) => /^learner\.[\w-]+\.js$/.test(name));
  const [store] = stores;
  if (!store || stores.length > 1) {
    throw new Error(
      `The built site has ${stores.length} chunks named learner.*.js in ${chunks}, expected one: build it again with npm run build.`,
    );
  }
  const site = await openBuiltSite();
  return {
    browser: site.browser,
    origin: site.origin,
    // With its origin: a page of the browser's own may load it, too.
    store: `${site.origin}/_astro/${store}`,
    executable: await findBrowser(),
    [Symbol.asyncDispose]: () => site[Symbol.asyncDispose](),
  };
}
