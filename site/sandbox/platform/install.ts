/** Makes a fresh worker into Node. See `platform.ts` for the seam. */
import './boot.ts';
import { initializeDebugEnv } from 'native:internal/util/debuglog';
import { EventEmitter } from 'node:events';
import { asyncContext } from './async-context/frame.ts';
import { disk } from './fs/disk.ts';
import { normalize } from './fs/tree.ts';
import { hideBrowserGlobals, installGlobals } from './globals.ts';
import { builtins, packages } from './modules/loaders.ts';
import { onPort } from './net/ports.ts';
import type { Platform, PlatformOptions } from './platform.ts';
import { createConsole, levelNow } from './process/console.ts';
import { process } from './process/process.ts';
import { exitHandler, project } from './process/project.ts';
import { installStackFormat } from './process/stack.ts';
import { outputStream } from './process/stdio.ts';
import { installErrorHandlers } from './process/uncaught.ts';
import { nativeTimers } from './timers/native.ts';
import { onTimeoutOverflow } from './timers/timeout.ts';
import { installInspection } from './web/inspect.ts';

/** `process` becomes an EventEmitter with Node's prototype chain: process -> process.prototype -> EventEmitter.prototype. */
function makeEmitter(): void {
  const named = Object.defineProperty(() => {}, 'name', { value: 'process' });
  const prototype = Object.create(EventEmitter.prototype, {
    constructor: { value: named, enumerable: false },
  });
  Object.setPrototypeOf(process, prototype);
  (EventEmitter as unknown as () => void).call(process);
}

/** Console lines carry no closing line break; what a program writes without one is a line of its own. */
const withoutBreak = (text: string): string => (text.endsWith('\n') ? text.slice(0, -1) : text);

function makeStreams(onConsole: PlatformOptions['onConsole']): void {
  const stream = (fd: 1 | 2, level: 'log' | 'error') =>
    outputStream(fd, (text) => onConsole({ level: levelNow(level), text: withoutBreak(text) }));
  const lazy = (fd: 1 | 2, level: 'log' | 'error') => {
    let made: ReturnType<typeof stream> | undefined;
    return () => (made ??= stream(fd, level));
  };
  Object.defineProperties(process, {
    stdout: { configurable: true, enumerable: true, get: lazy(1, 'log') },
    stderr: { configurable: true, enumerable: true, get: lazy(2, 'error') },
  });
}

function configure({ cwd, argv, env }: Pick<PlatformOptions, 'cwd' | 'argv' | 'env'>): void {
  if (cwd !== undefined) {
    project.cwd = normalize(cwd);
    disk.makeFolder(project.cwd);
  }
  if (argv) process.argv.splice(1, Number.POSITIVE_INFINITY, ...argv);
  Object.assign(process.env, env);
}

/** Call once, before anything else runs in the worker. */
export function installPlatform(options: PlatformOptions): Platform {
  initializeDebugEnv('');
  installStackFormat();
  makeEmitter();
  makeStreams(options.onConsole);
  Object.assign(process, {
    _rawDebug: (text: string) => options.onConsole({ level: 'error', text }),
    getBuiltinModule: (id: string) => (builtins.has(id) ? builtins.require(id) : undefined),
  });
  exitHandler.exit = options.onExit;
  onPort((port, open) => options.onListen?.(port, open));
  onTimeoutOverflow((message) => process.emitWarning(message, 'TimeoutOverflowWarning'));
  installErrorHandlers(options.onFatal);
  installGlobals(createConsole(process));
  installInspection();
  configure({ cwd: '/app', ...options });
  return {
    builtins,
    packages,
    asyncContext,
    nativeTimers,
    disk: {
      addFile: (path, data, modified) => disk.write(normalize(path), data, modified),
    },
    configure,
    hideBrowserGlobals,
  };
}
