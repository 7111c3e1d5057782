/** The kit's context when Vitest's own command line runs a check file on Node. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { Escapes } from '../runner/escapes.ts';
import { limitsOf } from '../runner/limits.ts';
import { loadFile } from '../runner/loading.ts';
import { Modules } from '../runner/node/modules.ts';
import { realTimers } from '../runner/node/real-timers.ts';
import type { KitContext } from './context.ts';

/**
 * Serves the folder in `GROUNDWORK_TARGET` to the kit. Files are read once; a watching Vitest starts anew per run.
 * @throws {Error} when the variable is not set
 */
export async function createVitestContext(): Promise<KitContext> {
  const folder = process.env.GROUNDWORK_TARGET;
  if (folder === undefined || folder === '') {
    throw new Error(
      'GROUNDWORK_TARGET is not set: give it the folder with the files to check, such as GROUNDWORK_TARGET=workspace/01.1.',
    );
  }
  const root = path.resolve(folder);
  const rootUrl = `${pathToFileURL(root).href}/`;
  const order = { step: '', check: { path: '', source: '' }, files: filesBelow(root) };
  const packagesUrl = new URL('../../package.json', import.meta.url).href;
  const modules = new Modules({ rootUrl, checkUrl: 'groundwork:none', packagesUrl, order });
  modules.install();
  const escapes = new Escapes({ rootUrl, checkUrl: 'groundwork:none', checkPath: '' });
  // Vitest reports what nobody caught by itself; the kit only stops waiting for an answer.
  process.on('uncaughtExceptionMonitor', (error, origin) => escapes.fatal(error, origin));
  const { responseMs, silenceMs } = limitsOf(undefined);
  return {
    timers: realTimers,
    responseMs,
    importFile: (file, graph) =>
      loadFile(
        {
          importFile: (name, evaluating, shared) => modules.importFile(name, evaluating, shared),
          post: () => {},
        },
        file,
        [],
        silenceMs,
        graph,
      ),
    onEscape: (listener) => escapes.onEscape(listener),
    requesting: () => {},
  };
}

function filesBelow(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(`${path.sep}node_modules${path.sep}`));
  return Object.fromEntries(
    entries.map((file) => [
      path.relative(root, file).split(path.sep).join('/'),
      readFileSync(file, 'utf8'),
    ]),
  );
}
