/** Resolves the vendor packages: one zod, no server-only weight, and browser variants where the Node variant needs what is not here. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

const vendor = join(import.meta.dirname, '../../vendor');
const packages = join(import.meta.dirname, '../../../../node_modules');

/**
 * Loaded as ES modules wherever they are asked for, so that there is one instance of each.
 * The rest stays CommonJS: `require('is-promise')` must not become a namespace.
 */
const ESM = /^(zod|jose|pg|@asteasolutions\/zod-to-openapi)(\/.*)?$/;

/** Packages (or files of theirs) that another file answers for. */
const replaced: Readonly<Record<string, string>> = {
  // Encoding tables of 190 kB gz; the browser's TextDecoder knows the same names.
  'iconv-lite': join(vendor, 'iconv-lite.ts'),
  // Reads Error.prepareStackTrace call sites at load; the browser build only warns.
  depd: join(packages, 'depd/lib/browser/index.js'),
  debug: join(packages, 'debug/src/browser.js'),
  asap: join(packages, 'asap/browser-asap.js'),
  'asap/raw': join(packages, 'asap/browser-raw.js'),
  // superagent's own copy of mime tables; mime-types serves both.
  mime: join(vendor, 'mime.ts'),
  'mime-types': join(packages, 'mime-types/index.js'),
  'mime-db': join(packages, 'mime-db/db.json'),
  // superagent parses multipart answers with it, on the real disk.
  formidable: join(vendor, 'formidable.ts'),
};

interface MimeEntry {
  source?: string;
  charset?: string;
  extensions?: string[];
}

/**
 * Only what maps extensions and charsets: entries that say neither are never looked up, and `source` only decides between
 * types that claim the same extension.
 */
async function slimMimeTable(path: string): Promise<string> {
  const table = JSON.parse(await readFile(path, 'utf8')) as Record<string, MimeEntry>;
  const claims = new Map<string, number>();
  for (const { extensions = [] } of Object.values(table))
    for (const extension of extensions) claims.set(extension, (claims.get(extension) ?? 0) + 1);
  const kept = Object.entries(table)
    .filter(([, entry]) => entry.extensions ?? entry.charset)
    .map(([type, { source, charset, extensions }]) => {
      const isShared = extensions?.some((extension) => (claims.get(extension) ?? 0) > 1);
      return [type, { source: isShared ? source : undefined, charset, extensions }];
    });
  return JSON.stringify(Object.fromEntries(kept));
}

export function packagesPlugin(): Plugin {
  return {
    name: 'vendor-packages',
    setup(build) {
      build.onResolve({ filter: ESM }, (args) =>
        args.pluginData === 'package'
          ? undefined
          : build.resolve(args.path, {
              kind: 'import-statement',
              resolveDir: args.resolveDir,
              importer: args.importer,
              pluginData: 'package',
            }),
      );
      build.onResolve(
        { filter: /^(iconv-lite|depd|debug|asap|asap\/raw|mime|mime-types|mime-db|formidable)$/ },
        ({ path }) => ({ path: replaced[path] ?? '' }),
      );
      build.onResolve({ filter: /^\.\/raw$/ }, ({ importer }) =>
        /[\\/]asap[\\/]/.test(importer) ? { path: replaced['asap/raw'] ?? '' } : undefined,
      );
      build.onLoad({ filter: /mime-db[\\/]db\.json$/ }, async ({ path }) => ({
        contents: await slimMimeTable(path),
        loader: 'json',
      }));
      // The course's messages are English; 48 other languages weigh 150 kB.
      build.onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.[cm]?js$/ }, ({ path }) => ({
        contents: "export { default as en } from './en.js';",
        resolveDir: dirname(path),
      }));
      // The 12 MB of Swagger UI's files enter the virtual disk when the docs are first opened.
      build.onLoad({ filter: /swagger-ui-dist[\\/](index|absolute-path)\.js$/ }, () => ({
        contents: `const path = () => ${JSON.stringify(SWAGGER_UI_FOLDER)}; module.exports = Object.assign(path, { absolutePath: path, getAbsoluteFSPath: path });`,
      }));
    },
  };
}

/** The folder of the virtual disk where swagger-ui-express looks for Swagger UI's files. */
export const SWAGGER_UI_FOLDER = '/node_modules/swagger-ui-dist';
