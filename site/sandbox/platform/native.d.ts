/** Node's internal modules as far as our own files use them; the bundle resolves `native:` to Node's sources. */

declare module 'native:internal/per_context/primordials' {
  /** Fills `primordials` with copies of the language's functions. */
  export default function installPrimordials(primordials: Record<string, unknown>): void;
}

declare module 'native:internal/errors' {
  type NodeErrorConstructor = new (...args: unknown[]) => Error & { code: string };
  export const codes: Readonly<Record<NodeErrorCode, NodeErrorConstructor>>;
  type NodeErrorCode =
    | 'ERR_CRYPTO_HASH_FINALIZED'
    | 'ERR_CRYPTO_INVALID_DIGEST'
    | 'ERR_FS_EISDIR'
    | 'ERR_INVALID_ARG_TYPE'
    | 'ERR_INVALID_ARG_VALUE'
    | 'ERR_INVALID_FILE_URL_HOST'
    | 'ERR_INVALID_FILE_URL_PATH'
    | 'ERR_INVALID_URL'
    | 'ERR_INVALID_URL_SCHEME'
    | 'ERR_OUT_OF_RANGE'
    | 'ERR_SERVER_ALREADY_LISTEN'
    | 'ERR_SERVER_NOT_RUNNING'
    | 'ERR_SOCKET_BAD_PORT'
    | 'ERR_UNKNOWN_SIGNAL';
  export class AbortError extends Error {
    constructor(message?: string, options?: ErrorOptions);
    readonly code: 'ABORT_ERR';
  }
  /** A failed network call: its message carries the address and port. */
  export class ExceptionWithHostPort extends Error {
    constructor(errno: number, syscall: string, address: string, port?: number);
  }
  export class UVExceptionWithHostPort extends Error {
    constructor(errno: number, syscall: string, address: string, port?: number);
  }
  export class UVException extends Error {
    constructor(context: { errno: number; syscall: string; path?: string; dest?: string });
  }
}

declare module 'native:internal/validators' {
  export function validateFunction(
    value: unknown,
    name: string,
  ): asserts value is (...args: never[]) => unknown;
  export function validateNumber(
    value: unknown,
    name: string,
    min?: number,
    max?: number,
  ): asserts value is number;
  export function validateInteger(
    value: unknown,
    name: string,
    min?: number,
    max?: number,
  ): asserts value is number;
  export function validateString(value: unknown, name: string): asserts value is string;
  export function validateObject(value: unknown, name: string): asserts value is object;
  export function validateBoolean(value: unknown, name: string): asserts value is boolean;
  export function validateAbortSignal(
    value: unknown,
    name: string,
  ): asserts value is AbortSignal | undefined;
}

declare module 'native:internal/console/constructor' {
  export const Console: { readonly prototype: object };
  export const kBindStreamsLazy: unique symbol;
  export const kBindProperties: unique symbol;
}

declare module 'native:internal/util/parse_args/parse_args';
declare module 'native:internal/mime';
declare module 'native:internal/util/diff';

declare module 'mime-types' {
  const mimeTypes: {
    lookup(path: string): string | false;
    extension(type: string): string | false;
  };
  export default mimeTypes;
}

declare module 'native:internal/util/debuglog' {
  /** Must be called before Node's library logs for the first time. */
  export function initializeDebugEnv(value: string): void;
}
