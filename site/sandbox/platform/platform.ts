/**
 * Node 24 inside a browser worker: the seam between the platform and whoever runs code on it.
 *
 * `installPlatform` (in `install.ts`) is called once, first, in a fresh worker; a worker is never reused for a second run.
 * The bundle is built with the plugin from `build.ts`, which resolves `node:*`, Node's own library sources and the vendor packages.
 */
import type { ConsoleLine } from '../../../checks/runner/report.ts';
import type { AsyncContext } from './async-context/frame.ts';
import type { Unread } from './fs/tree.ts';
import type { NativeTimers } from './timers/native.ts';

/** What an ES import of a module sees: its named exports and `default`, tagged `Module`. */
export type ModuleNamespace = Readonly<Record<string, unknown>>;

/** Modules by specifier, each evaluated the first time that it is asked for. */
export interface ModuleTable {
  /** Whether `specifier` is in the table; builtins answer with and without `node:`. */
  has(specifier: string): boolean;
  /** Every specifier, without `node:`, for messages and tests. */
  readonly specifiers: readonly string[];
  /**
   * The namespace for `import`, the same object each time.
   * @throws {Error} with code `ERR_MODULE_NOT_FOUND` when the table has no such module.
   */
  namespace(specifier: string): ModuleNamespace;
  /** What `require` gives: a CommonJS module's exports, an ES module's namespace. */
  require(specifier: string): unknown;
}

/** Where an uncaught error came from, named as Node names it. */
export type FatalOrigin = 'uncaughtException' | 'unhandledRejection';

export interface PlatformOptions {
  /** Output of `console` and of `process.stdout`/`stderr`, without the closing line break, formatted by Node's own `util.format`. */
  readonly onConsole: (line: ConsoleLine) => void;
  /** `process.exit` was called, or Node would have ended. The worker should be ended; the caller's code has been unwound by a throw. */
  readonly onExit: (code: number) => void;
  /** An error that nobody caught and for which the code registered no `process` listener. Node would print it and exit with 1. */
  readonly onFatal: (error: unknown, origin: FatalOrigin) => void;
  /** A server began (`open`) or ceased to listen on a port of this worker's network. */
  readonly onListen?: (port: number, open: boolean) => void;
  /** The project's folder, an absolute path; `process.cwd()` starts here. Default `/app`. */
  readonly cwd?: string;
  /** `process.argv` from its second element on, such as `['/app/server.ts']`. */
  readonly argv?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** The virtual disk as the runner fills it; learner code sees it as `node:fs`. */
export interface VirtualDisk {
  /**
   * Puts a file at an absolute path, making its folders. `Unread` content, such as a `Blob`, is read when first needed.
   * @param modified milliseconds since 1970; now when left out.
   */
  addFile(path: string, data: string | Uint8Array | Unread, modified?: number): void;
}

export interface Platform {
  /** Node's built-in modules. Those that a browser cannot give throw a sentence when used, not when imported. */
  readonly builtins: ModuleTable;
  /** The bundled packages: express, zod, jose, supertest, swagger-ui-express, @asteasolutions/zod-to-openapi. */
  readonly packages: ModuleTable;
  /** The current async frame (`AsyncLocalStorage`). Messages from outside are handled with `run(undefined, ...)`. */
  readonly asyncContext: AsyncContext;
  /** The browser's own timers, not seen by learner code nor by fake timers: for heartbeats and deadlines. */
  readonly nativeTimers: NativeTimers;
  readonly disk: VirtualDisk;
  /** Sets the folder, arguments and environment for a run that starts later than the platform (a warm spare). */
  configure(run: Pick<PlatformOptions, 'cwd' | 'argv' | 'env'>): void;
  /** Removes from the global object what Node does not have (`self`, `importScripts`, `postMessage`, ...). Call it last; keep what you need before. */
  hideBrowserGlobals(): void;
}

/** Thrown by `process.exit` to unwind the caller; never reported as an error of the learner's. */
export class ProcessExit extends Error {
  override readonly name = 'ProcessExit';
  /** Not `code`: that name would make it an error of Node's to whoever prints it. */
  readonly exitCode: number;

  constructor(code: number) {
    super(`process.exit(${code}) was called`);
    this.exitCode = code;
  }
}

/*
 * Compiled learner code (and vendor code, at build time) carries the frame over `await` with the global `__als`,
 * see `AwaitRuntime` in `async-context/frame.ts`:  `await x`  becomes  `__als.r(__als.c(), await __als.w(x))`.
 * `instrumentAwaits` in `async-context/instrument.ts` makes these edits on a MagicString; the compile step may share it.
 */
