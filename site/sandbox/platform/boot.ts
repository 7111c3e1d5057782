/** What every module of Node's library starts from: primordials, bindings and `process`. */
import './async-context/install.ts';
import installPrimordials from 'native:internal/per_context/primordials';
import { getFrame, setFrame } from './async-context/frame.ts';
import { buffer } from './bindings/buffer.ts';
import { constants } from './bindings/constants.ts';
import { httpParser } from './bindings/http-parser.ts';
import { stringDecoder } from './bindings/string-decoder.ts';
import { types } from './bindings/types.ts';
import { domainToASCII, url } from './bindings/url.ts';
import { makeUtil } from './bindings/util.ts';
import { uv } from './bindings/uv.ts';
import { processObject } from './process/object.ts';

export { processObject as process };

/** Copies of the language's own functions, safe from later changes; filled by Node's own code. */
export const primordials: Record<string, unknown> = {};
installPrimordials(primordials);

/** The modules that Node's library loads through a getter. */
function loadLazily(id: string): Record<string, unknown> {
  switch (id) {
    case 'internal/util/parse_args/parse_args':
      return require('native:internal/util/parse_args/parse_args');
    case 'internal/mime':
      return require('native:internal/mime');
    case 'internal/util/diff':
      return require('native:internal/util/diff');
    default:
      // Encoding, Blob and File: the browser's own.
      return globalThis as unknown as Record<string, unknown>;
  }
}

let channels = 0;

const bindings: Readonly<Record<string, unknown>> = {
  async_context_frame: {
    getContinuationPreservedEmbedderData: getFrame,
    setContinuationPreservedEmbedderData: setFrame,
  },
  buffer,
  config: { hasIntl: false, hasInspector: false, hasOpenSSL: true },
  constants,
  diagnostics_channel: {
    subscribers: new Uint32Array(1024),
    getOrCreateChannelIndex: () => channels++,
    linkNativeChannel() {},
  },
  encoding_binding: { toASCII: domainToASCII, toUnicode: (host: string) => host },
  errors: {
    exitCodes: { kNoFailure: 0, kGenericUserError: 1 },
    noSideEffectsToString: String,
    triggerUncaughtException(error: unknown) {
      queueMicrotask(() => {
        throw error;
      });
    },
  },
  http_parser: httpParser,
  icu: {},
  messaging: { DOMException },
  os: {},
  stream_wrap: { kReadBytesOrError: 0, streamBaseState: [0] },
  string_decoder: stringDecoder,
  trace_events: {
    getCategoryEnabledBuffer: () => [0],
    isTraceCategoryEnabled: () => false,
    trace() {},
  },
  types,
  url,
  url_pattern: { URLPattern: (globalThis as { URLPattern?: unknown }).URLPattern },
  util: makeUtil(loadLazily),
  uv,
};

/** Node's library asks the engine for its bindings here. */
export function internalBinding(name: string): unknown {
  const binding = bindings[name];
  if (!binding) {
    throw new Error(
      `Node's library asked for internalBinding('${name}'), which this browser runtime does not have. This is a fault of the runtime, not of your code.`,
    );
  }
  return binding;
}
