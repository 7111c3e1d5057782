/** Which module answers for which id: Node's own source, one of our overrides, or a builtin of ours. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Node modules taken as they are, public and internal. A file that is required at run time but not listed here is reported by the build. */
export const nativeIds: ReadonlySet<string> = new Set([
  '_http_agent',
  '_http_client',
  '_http_common',
  '_http_incoming',
  '_http_outgoing',
  '_http_server',
  'assert',
  'assert/strict',
  'async_hooks',
  'buffer',
  'diagnostics_channel',
  'events',
  'http',
  'internal/assert',
  'internal/assert/assertion_error',
  'internal/assert/myers_diff',
  'internal/assert/utils',
  'internal/async_context_frame',
  'internal/async_local_storage/async_context_frame',
  'internal/async_local_storage/run_scope',
  'internal/buffer',
  'internal/cli_table',
  'internal/console/constructor',
  'internal/constants',
  'internal/errors',
  'internal/events/abort_listener',
  'internal/events/symbols',
  'internal/fixed_queue',
  'internal/freelist',
  'internal/http',
  'internal/linkedlist',
  'internal/mime',
  'internal/per_context/primordials',
  'internal/querystring',
  'internal/streams/add-abort-signal',
  'internal/streams/compose',
  'internal/streams/destroy',
  'internal/streams/duplex',
  'internal/streams/duplexify',
  'internal/streams/duplexpair',
  'internal/streams/end-of-stream',
  'internal/streams/from',
  'internal/streams/lazy_transform',
  'internal/streams/legacy',
  'internal/streams/operators',
  'internal/streams/passthrough',
  'internal/streams/pipeline',
  'internal/streams/readable',
  'internal/streams/state',
  'internal/streams/transform',
  'internal/streams/utils',
  'internal/streams/writable',
  'internal/util',
  'internal/util/comparisons',
  'internal/util/debuglog',
  'internal/util/diff',
  'internal/util/inspect',
  'internal/util/parse_args/parse_args',
  'internal/util/parse_args/utils',
  'internal/util/types',
  'internal/validators',
  'path',
  'path/posix',
  'path/win32',
  'querystring',
  'stream',
  'stream/consumers',
  'stream/promises',
  'string_decoder',
  'url',
  'util',
  'util/types',
]);

/** Public modules among `nativeIds`: the ones that code outside Node's library may name. */
export const publicNativeIds: ReadonlySet<string> = new Set(
  [...nativeIds].filter((id) => !id.startsWith('internal/')),
);

const here = join(import.meta.dirname, '..');

/** Ids of the `.ts` files under a folder: `internal/url.ts` answers for `internal/url`. */
function idsUnder(folder: string): ReadonlyMap<string, string> {
  const base = join(here, folder);
  return new Map(
    readdirSync(base, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => [file.slice(0, -'.ts'.length).replaceAll('\\', '/'), join(base, file)]),
  );
}

/** Our replacements for modules of Node's library, by id; only Node's library sees the internal ones. */
export const overrides = idsUnder('overrides');

/** Our own public builtins, by id without `node:`. */
export const builtins = idsUnder('builtins');
