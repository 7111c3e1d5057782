/** Node's built-in modules by name without `node:`. */
import type { ModuleEntry } from './table.ts';

/** Node's own files are CommonJS and are what they export. */
const native = (load: () => unknown): ModuleEntry => ({ kind: 'commonjs', load });

/** Ours are ES modules; `require` and `default` give a plain object of their exports, which a test may change. */
const ours = (load: () => unknown): ModuleEntry => ({
  kind: 'commonjs',
  load: () => ({ ...(load() as object) }),
});

/** The specifier without `node:`. */
export const withoutScheme = (specifier: string): string => specifier.replace(/^node:/, '');

export const builtinEntries: Readonly<Record<string, ModuleEntry>> = {
  assert: native(() => require('node:assert')),
  'assert/strict': native(() => require('node:assert/strict')),
  async_hooks: native(() => require('node:async_hooks')),
  buffer: native(() => require('node:buffer')),
  child_process: ours(() => require('node:child_process')),
  cluster: ours(() => require('node:cluster')),
  console: native(() => require('node:console')),
  constants: ours(() => require('node:constants')),
  crypto: ours(() => require('node:crypto')),
  dgram: ours(() => require('node:dgram')),
  diagnostics_channel: native(() => require('node:diagnostics_channel')),
  dns: ours(() => require('node:dns')),
  'dns/promises': ours(() => require('node:dns/promises')),
  events: native(() => require('node:events')),
  fs: ours(() => require('node:fs')),
  'fs/promises': ours(() => require('node:fs/promises')),
  http: native(() => require('node:http')),
  http2: ours(() => require('node:http2')),
  https: ours(() => require('node:https')),
  inspector: ours(() => require('node:inspector')),
  module: ours(() => require('node:module')),
  net: ours(() => require('node:net')),
  os: ours(() => require('node:os')),
  path: native(() => require('node:path')),
  'path/posix': native(() => require('node:path/posix')),
  'path/win32': native(() => require('node:path/win32')),
  perf_hooks: ours(() => require('node:perf_hooks')),
  process: native(() => require('node:process')),
  querystring: native(() => require('node:querystring')),
  readline: ours(() => require('node:readline')),
  repl: ours(() => require('node:repl')),
  sea: ours(() => require('node:sea')),
  sqlite: ours(() => require('node:sqlite')),
  stream: native(() => require('node:stream')),
  'stream/consumers': native(() => require('node:stream/consumers')),
  'stream/promises': native(() => require('node:stream/promises')),
  'stream/web': ours(() => require('node:stream/web')),
  string_decoder: native(() => require('node:string_decoder')),
  timers: ours(() => require('node:timers')),
  'timers/promises': ours(() => require('node:timers/promises')),
  tls: ours(() => require('node:tls')),
  tty: ours(() => require('node:tty')),
  url: native(() => require('node:url')),
  util: native(() => require('node:util')),
  'util/types': native(() => require('node:util/types')),
  v8: ours(() => require('node:v8')),
  vm: ours(() => require('node:vm')),
  wasi: ours(() => require('node:wasi')),
  worker_threads: ours(() => require('node:worker_threads')),
  zlib: ours(() => require('node:zlib')),
};
