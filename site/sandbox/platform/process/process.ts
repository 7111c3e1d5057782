/** `process`: what a Node program may ask about its surroundings. Events are added by `install.ts`, once `events` can load. */

import { codes } from 'native:internal/errors';
import { validateString } from 'native:internal/validators';
import { signals } from '../bindings/constants.ts';
import { disk, resolvePath } from '../fs/disk.ts';
import { fsError } from '../fs/errors.ts';
import { ProcessExit } from '../platform.ts';
import { nextTick } from '../timers/ticks.ts';
import { unavailable } from '../unavailable.ts';
import { hrtime, uptime } from './clock.ts';
import { defineExitCode } from './exit-code.ts';
import { processObject } from './object.ts';
import { exitHandler, project } from './project.ts';
import { cpuUsage, memoryUsage, resourceUsage } from './usage.ts';
import { emitWarning } from './warning.ts';

/** What Node's library and ours use of it; learner code sees the whole of @types/node's `process`. */
export interface Process extends NodeJS.EventEmitter {
  env: Record<string, string | undefined>;
  argv: string[];
  exitCode: number | string | null | undefined;
  readonly pid: number;
  cwd(): string;
  nextTick: typeof nextTick;
  emitWarning: typeof emitWarning;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
}

let exiting = false;

/** Runs the 'exit' listeners, tells the runner, and unwinds the caller. */
function exit(code?: number | string | null): never {
  if (code !== undefined && code !== null) process.exitCode = code;
  if (!exiting) {
    exiting = true;
    process.emit('exit', Number(process.exitCode ?? 0));
  }
  const final = Number(process.exitCode ?? 0);
  exitHandler.exit(final);
  throw new ProcessExit(final);
}

/** @throws {Error} ENOENT when there is no such folder on the virtual disk. */
function chdir(folder: string): void {
  validateString(folder, 'directory');
  const full = resolvePath(folder);
  if (!disk.isFolder(full)) throw fsError('ENOENT', 'chdir', project.cwd, folder);
  project.cwd = full;
}

/** Signals to oneself reach the listeners; without one, Node would end. */
function kill(pid: number, signal: string | number = 'SIGTERM'): true {
  if (pid !== process.pid) {
    throw Object.assign(new Error('kill ESRCH'), { errno: -3, code: 'ESRCH', syscall: 'kill' });
  }
  if (signal === 0) return true;
  if (typeof signal === 'string' && !Object.hasOwn(signals, signal))
    throw new codes.ERR_UNKNOWN_SIGNAL(signal);
  nextTick(() => {
    if (!process.emit(signal as 'SIGTERM', signal as NodeJS.Signals)) exitHandler.exit(143);
  });
  return true;
}

const own = {
  config: { target_defaults: {}, variables: {} },
  argv: ['/usr/local/bin/node'],
  argv0: 'node',
  execArgv: [] as string[],
  execPath: '/usr/local/bin/node',
  pid: 42,
  ppid: 1,
  debugPort: 9229,
  report: undefined,
  allowedNodeEnvironmentFlags: new Set<string>(),
  cwd: () => project.cwd,
  chdir,
  umask: () => 0o22,
  uptime,
  hrtime,
  memoryUsage,
  cpuUsage,
  resourceUsage,
  constrainedMemory: () => 0,
  availableMemory: () => 2 ** 31,
  nextTick,
  emitWarning,
  exit,
  reallyExit: exit,
  /** Writes to stderr past `process.stderr`; `install.ts` says where. */
  _rawDebug(_text: string) {},
  abort: () => exit(134),
  kill,
  getuid: () => 1000,
  geteuid: () => 1000,
  getgid: () => 1000,
  getegid: () => 1000,
  getgroups: () => [1000],
  binding: unavailable('process.binding', 'use the public module instead'),
  dlopen: unavailable('process.dlopen', 'use a package written in JavaScript'),
  setUncaughtExceptionCaptureCallback() {},
  hasUncaughtExceptionCaptureCallback: () => false,
  setSourceMapsEnabled() {},
  loadEnvFile: unavailable('process.loadEnvFile', 'set process.env in the code'),
};

/** The one `process` of this worker. */
export const process = Object.assign(processObject, own) as unknown as Process &
  typeof own &
  typeof processObject;

defineExitCode(process);
