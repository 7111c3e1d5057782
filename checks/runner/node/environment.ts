/** What the runner core needs, as the Node host's child process gives it. */
import nodeModule from 'node:module';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { EnvironmentListeners, RunEnvironment } from '../environment.ts';
import type { RunOrder, WorkerEvent } from '../host.ts';
import { Modules, prefix } from './modules.ts';
import { captureOutput } from './output.ts';
import { realTimers } from './real-timers.ts';
import { installStackTrace } from './stack-trace.ts';

/** Where a step's files stand when the order names no folder; it need not exist. */
const virtualRoot = '/app';

/**
 * Turns this process into one that runs checks. Once per process: it replaces `process.exit`, the output streams and
 * what module specifiers lead to.
 * @param packagesUrl URL of a file beside whose `node_modules` packages are found
 */
export function createNodeEnvironment(
  order: RunOrder,
  packagesUrl: string,
  post: (event: WorkerEvent) => void,
): RunEnvironment {
  const rootUrl = `${pathToFileURL(order.root ?? virtualRoot).href.replace(/\/$/, '')}/`;
  const checkUrl = new URL(encodeURI(order.check.path), packagesUrl).href;
  const modules = new Modules({ rootUrl, checkUrl, packagesUrl, order });
  modules.install();
  installStackTrace({ rootUrl, prefixLength: prefix.length });
  enter(fileURLToPath(rootUrl).replace(/[\\/]$/, ''));
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
    listen,
    importCheck: (provided) => modules.importCheck(provided),
    importFile: (path, evaluating) => modules.importFile(path, evaluating),
  };
}

/** Makes `folder` the current one, or makes it look so when it exists in memory only. */
function enter(folder: string): void {
  try {
    process.chdir(folder);
  } catch {
    process.cwd = () => folder;
  }
}

function listen({ console: line, fatal, exit }: EnvironmentListeners): void {
  captureOutput(line);
  process.exit = (code) => {
    const number = Number(code ?? process.exitCode ?? 0);
    exit(number);
    throw new ProcessExit(number);
  };
  // As in Node, an error counts as handled when the learner's code listens for it as well.
  process.on('uncaughtException', (error) => {
    if (error instanceof ProcessExit || process.listenerCount('uncaughtException') > 1) return;
    fatal(error, 'uncaughtException');
  });
  process.on('unhandledRejection', (reason) => {
    if (reason instanceof ProcessExit || process.listenerCount('unhandledRejection') > 1) return;
    fatal(reason, 'unhandledRejection');
  });
}

/** Unwinds whoever called `process.exit`; the call itself was told before. */
class ProcessExit extends Error {
  override readonly name = 'ProcessExit';

  constructor(code: number) {
    super(`process.exit(${code}) was called`);
  }
}
