/**
 * The sources of Node's own library (`lib/*.js`, MIT), read from the pinned Node binary and kept under `.cache/`, never committed.
 * The binary carries them as strings; `process.binding('natives')` hands them out.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';

/** Sources by id, such as `internal/errors` or `_http_server`. */
export type NativeSources = Readonly<Record<string, string>>;

/** The one Node version that the bindings are written for; another one may ask for bindings that do not exist. */
export const NODE_VERSION = '24.21.0';

const root = join(import.meta.dirname, '../../../..');

const dump = `
  if (process.versions.node !== ${JSON.stringify(NODE_VERSION)}) {
    console.error('the pinned Node should be ${NODE_VERSION}, found ' + process.versions.node);
    process.exit(1);
  }
  process.stdout.write(JSON.stringify(process.binding('natives')));
`;

/**
 * Node's library sources, from the cache or, the first time, from the pinned binary.
 * @throws when the pinned binary is missing or of another version: run `npm install`.
 */
export function nativeSources(): NativeSources {
  const cache = join(root, '.cache/node-lib', `${NODE_VERSION}.json`);
  if (!existsSync(cache)) {
    const binary = join(root, 'node_modules/node/bin/node');
    if (!existsSync(binary)) {
      throw new Error(
        'The pinned Node binary is missing (package "node" in node_modules): run npm install, then build again.',
      );
    }
    const json = execFileSync(binary, ['--no-deprecation', '-e', dump], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    mkdirSync(dirname(cache), { recursive: true });
    // Whole or not at all: another build may look at the same moment.
    const draft = `${cache}.${process.pid}`;
    writeFileSync(draft, json);
    renameSync(draft, cache);
  }
  return JSON.parse(readFileSync(cache, 'utf8')) as NativeSources;
}
