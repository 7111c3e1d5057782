/** What the runner core needs, as the Node host's child process gives it. */
import nodeModule from 'node:module';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { EnvironmentListeners, FatalOrigin, RunEnvironment } from '../environment.ts';
import type { RunOrder, WorkerEvent } from '../host.ts';
import { Modules, prefix } from './modules.ts';
import { captureOutput } from './output.ts';
import { realTimers } from './real-timers.ts';
import { installStackTrace } from './stack-trace.ts';

/** Where a step's files stand when the order names no folder; it need not exist. */
const virtualRoot = '/app';

/** The environment of one run on Node; disposing it takes the hooks out again. */
export interface NodeEnvironment extends RunEnvironment, Disposable {
  /** URLs of the packages' files that were loaded so far, beyond those that the process had before. */
  readonly packagesLoaded: readonly string[];
  /** Whether an error escaped the learner's code, or it called `process.exit`. */
  escaped(): boolean;
  /** Whether the engine that takes out types broke down over a file. */
  stripperBroke(): boolean;
}

/**
 * Turns this process into one that runs checks: it replaces `process.exit`, the output streams and what module
 * specifiers lead to. One at a time; disposing it puts back what it replaced.
 * @param packagesUrl URL of a file beside whose `node_modules` packages are found
 */
export function createNodeEnvironment(
  order: RunOrder,
  packagesUrl: string,
  post: (event: WorkerEvent) => void,
): NodeEnvironment {
  const undo: (() => void)[] = [];
  let escaped = false;
  const rootUrl = `${pathToFileURL(order.root ?? virtualRoot).href.replace(/\/$/, '')}/`;
  const checkUrl = new URL(encodeURI(order.check.path), packagesUrl).href;
  const modules = new Modules({ rootUrl, checkUrl, packagesUrl, order });
  undo.push(modules.install());
  undo.push(installStackTrace({ rootUrl, checkUrl, prefixLength: prefix.length }));
  undo.push(enter(fileURLToPath(rootUrl).replace(/[\\/]$/, '')));
  const require = nodeModule.createRequire(packagesUrl);
  const defaultOf = (packageName: string): unknown => {
    try {
      return require(packageName);
    } catch {
      return undefined;
    }
  };
  return {
    timers: realTimers,
    rootUrl,
    checkUrl,
    defaultOf,
    post,
    listen({ console: line, fatal, exit }) {
      const noted = {
        console: line,
        fatal: (error: unknown, origin: FatalOrigin) => {
          escaped = true;
          fatal(error, origin);
        },
        exit: (code: number) => {
          escaped = true;
          exit(code);
        },
      };
      undo.push(listen(noted));
    },
    escaped: () => escaped,
    importCheck: (provided) => modules.importCheck(provided),
    importFile: (path, evaluating, graph) => modules.importFile(path, evaluating, graph),
    packagesLoaded: modules.packagesLoaded,
    stripperBroke: () => modules.stripperBroke,
    [Symbol.dispose]: () => {
      for (const each of undo.reverse()) each();
    },
  };
}

/** Makes `folder` the current one, or makes it look so when it exists in memory only. */
function enter(folder: string): () => void {
  const { cwd } = process;
  const before = process.cwd();
  try {
    process.chdir(folder);
  } catch {
    process.cwd = () => folder;
  }
  return () => {
    process.cwd = cwd;
    process.chdir(before);
  };
}

/** The returned function stops listening. */
function listen({ console: line, fatal, exit }: EnvironmentListeners): () => void {
  const release = captureOutput(line);
  const { exit: leave } = process;
  process.exit = (code) => {
    const number = Number(code ?? process.exitCode ?? 0);
    exit(number);
    throw new ProcessExit(number, process.exit);
  };
  // As in Node, an error counts as handled when the learner's code listens for it as well.
  const uncaught = (error: unknown) => {
    if (error instanceof ProcessExit || process.listenerCount('uncaughtException') > 1) return;
    fatal(error, 'uncaughtException');
  };
  const unhandled = (reason: unknown) => {
    if (reason instanceof ProcessExit || process.listenerCount('unhandledRejection') > 1) return;
    fatal(reason, 'unhandledRejection');
  };
  process.on('uncaughtException', uncaught);
  process.on('unhandledRejection', unhandled);
  return () => {
    process.off('uncaughtException', uncaught);
    process.off('unhandledRejection', unhandled);
    process.exit = leave;
    release();
  };
}

/** Unwinds whoever called `process.exit`; the call itself was told before. */
class ProcessExit extends Error {
  override readonly name = 'ProcessExit';

  /** @param callee the frame of this function and what it calls are left out: Express prints the stack of what it catches */
  constructor(code: number, callee: (code: number) => never) {
    super(`process.exit(${code}) was called`);
    Error.captureStackTrace(this, callee);
  }
}
