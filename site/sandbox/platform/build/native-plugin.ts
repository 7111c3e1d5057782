/** Resolves `node:*` for everything in the bundle, and `native:*` (a module of Node's own library) for our own files. */
import { join } from 'node:path';
import type { OnResolveResult, Plugin } from 'esbuild';
import { instrumentSource } from './instrument-plugin.ts';
import { builtins, nativeIds, overrides, publicNativeIds } from './native-modules.ts';
import { type NativeSources, nativeSources } from './native-sources.ts';
import { slimErrors } from './slim-errors.ts';

const platform = join(import.meta.dirname, '..');
const boot = join(platform, 'boot.ts');
const PRIMORDIALS = 'internal/per_context/primordials';

/** Where a module of Node's library finds `id`. */
function resolveFromNative(id: string): OnResolveResult {
  const file = overrides.get(id) ?? builtins.get(id);
  if (file) return { path: file };
  if (nativeIds.has(id)) return { path: id, namespace: 'native' };
  return { path: id, namespace: 'native-missing' };
}

/**
 * Where a file outside Node's library finds the public builtin `id`; `null` when there is none.
 * Our own files see a builtin's exports; everyone else sees the object that learner code sees too.
 */
function resolvePublic(id: string, importer: string): OnResolveResult | null {
  const file = builtins.get(id);
  if (file)
    return importer.startsWith(platform) ? { path: file } : { path: id, namespace: 'builtin' };
  return publicNativeIds.has(id) ? { path: id, namespace: 'native' } : null;
}

/** Node's library, ours where a browser needs another body, and a sentence for the rest. */
export function nativePlugin(): Plugin {
  const all = nativeSources();
  const sources: NativeSources = { ...all, 'internal/errors': slimErrors(all) };
  return {
    name: 'node-library',
    setup(build) {
      build.onResolve({ filter: /^native:/ }, ({ path }) => resolveFromNative(path.slice(7)));
      build.onResolve({ filter: /^node:/ }, ({ path, importer, namespace }) =>
        namespace === 'native'
          ? resolveFromNative(path.slice(5))
          : resolvePublic(path.slice(5), importer),
      );
      build.onResolve({ filter: /^platform:boot$/ }, () => ({ path: boot }));
      build.onResolve({ filter: /^[a-z_]/ }, ({ path, namespace, importer, pluginData }) => {
        if (pluginData === 'package') return null;
        if (namespace === 'native') return resolveFromNative(path);
        // A trailing slash (`string_decoder/`) names the package on purpose; here Node's own serves it as well.
        return importer.startsWith(platform)
          ? null
          : resolvePublic(path.replace(/\/$/, ''), importer);
      });

      build.onLoad({ filter: /.*/, namespace: 'native' }, ({ path }) => {
        const source = sources[path];
        if (source === undefined) throw new Error(`Node's library has no module ${path}.`);
        const contents =
          path === PRIMORDIALS
            ? `module.exports = (primordials) => {\n${source}\n};`
            : `const { primordials, internalBinding, process } = require('platform:boot');\n${instrumentSource(source, 'script')}`;
        return { contents, loader: 'js', resolveDir: platform };
      });

      build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
        contents: `module.exports = require('./modules/loaders.ts').builtins.require(${JSON.stringify(path)});`,
        loader: 'js',
        resolveDir: platform,
      }));

      // Required somewhere in Node's library, but on no path that a browser reaches; a use that we overlooked says so.
      build.onLoad({ filter: /.*/, namespace: 'native-missing' }, ({ path }) => ({
        contents: `module.exports = require('./missing.ts').missingModule(${JSON.stringify(path)});`,
        loader: 'js',
        resolveDir: platform,
      }));
    },
  };
}
