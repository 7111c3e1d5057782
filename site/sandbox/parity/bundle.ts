/** Bundles platform and probes into one worker script; probe files get the await transform that learner code gets. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Plugin, transform } from 'esbuild';
import { instrumentSource } from '../platform/build/instrument-plugin.ts';
import { buildPlatform, platformPlugins } from '../platform/build.ts';

const here = import.meta.dirname;

function instrumentProbes(): Plugin {
  return {
    name: 'instrument-probes',
    setup(build) {
      build.onLoad({ filter: /[\\/]parity[\\/].*\.ts$/ }, async ({ path }) => {
        const { code } = await transform(await readFile(path, 'utf8'), {
          loader: 'ts',
          target: 'es2024',
        });
        return { contents: instrumentSource(code, 'module'), loader: 'js' };
      });
    },
  };
}

/** The worker script's text, built as the shipped one is. */
export async function bundleProbes(): Promise<string> {
  const { code } = await buildPlatform(join(here, 'page.ts'), {
    plugins: [instrumentProbes(), ...platformPlugins()],
  });
  return code;
}
