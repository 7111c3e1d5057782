/** process. */
import { once } from 'node:events';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { thrownBy, told } from '../pick.ts';
import type { Probes } from '../probe.ts';

export const processes: Probes = {
  'process: env is text': () => {
    process.env.NUMBER = 5 as unknown as string;
    const seen = [
      process.env.NUMBER,
      typeof process.env.NUMBER,
      'NUMBER' in process.env,
      process.env.NOPE ?? 'missing',
    ];
    delete process.env.NUMBER;
    return [...seen, 'NUMBER' in process.env, Object.keys(process.env).includes('NUMBER')];
  },
  'process: facts': () => [
    process.version,
    process.versions.node,
    process.platform,
    process.release.name,
    typeof process.pid,
    process.cwd().startsWith('/'),
    process.argv.length >= 2,
    process.exitCode ?? 'none',
    process.title.length > 0,
    typeof process.uptime(),
    typeof process.memoryUsage().heapUsed,
    typeof process.hrtime.bigint(),
    process.hrtime().length,
    process.stdout.isTTY ?? 'none',
    process.stdout.writable,
    process.stderr.fd,
    typeof process.constrainedMemory(),
    process.features.typescript,
  ],
  'process: is an emitter': async () => {
    const heard = once(process, 'mine');
    process.emit('mine' as 'exit', 5);
    return [
      await heard,
      process.constructor.name,
      typeof process.off,
      process.listenerCount('mine'),
    ];
  },
  async 'process: unhandled rejection'() {
    const heard = new Promise((resolve) => {
      process.once('unhandledRejection', (error, promise) =>
        resolve([told(error), promise instanceof Promise]),
      );
    });
    void (async () => {
      await sleep(1);
      throw new Error('nobody catches this');
    })();
    return heard;
  },
  async 'process: uncaught exception'() {
    const seen: unknown[] = [];
    process.once('uncaughtExceptionMonitor', (error, origin) =>
      seen.push(['monitor', error.message, origin]),
    );
    const heard = new Promise((resolve) => {
      process.once('uncaughtException', (error, origin) => resolve([told(error), origin]));
    });
    setTimeout(() => {
      throw new Error('from a timer');
    }, 1);
    seen.push(await heard);
    const tick = new Promise((resolve) => {
      process.once('uncaughtException', (error) => resolve(error.message));
    });
    process.nextTick(() => {
      throw new Error('from a tick');
    });
    seen.push(await tick);
    return seen;
  },
  async 'process: rejection as uncaught exception'() {
    const heard = new Promise((resolve) => {
      process.once('uncaughtException', (error, origin) => resolve([told(error), origin]));
    });
    Promise.reject(5);
    return heard;
  },
  async 'process: warnings'() {
    const { write } = process.stderr;
    let printed = '';
    process.stderr.write = (text: string | Uint8Array) => {
      printed += text;
      return true;
    };
    const heard = once(process, 'warning');
    process.emitWarning('careful', { type: 'Mine', code: 'M001', detail: 'more' });
    const [warning] = (await heard) as [Error & { code?: string; detail?: string }];
    await sleep(5);
    process.stderr.write = write;
    return [
      told(warning),
      warning.detail,
      printed
        .replace(/node:\d+/, 'node:PID')
        .split('\n')
        .slice(0, 2),
      thrownBy(() => process.emitWarning(5 as unknown as string)),
    ];
  },
  async 'process: signals to itself'() {
    const heard = once(process, 'SIGUSR2');
    process.kill(process.pid, 'SIGUSR2');
    return [
      (await heard)[0],
      process.kill(process.pid, 0),
      thrownBy(() => process.kill(process.pid, 'SIGNOPE' as NodeJS.Signals)),
    ];
  },
  'process: hrtime goes forward': () => {
    const start = process.hrtime();
    const [seconds, nanoseconds] = process.hrtime(start);
    return [seconds, nanoseconds >= 0 && nanoseconds < 1e9];
  },
  'process: wrong arguments': () => [
    JSON.parse(
      JSON.stringify(thrownBy(() => process.chdir('/nope'))).replace(process.cwd(), '/CWD'),
    ),
    thrownBy(() => process.chdir(5 as unknown as string)),
    thrownBy(() => process.hrtime(5 as unknown as [number, number])),
  ],
  'process: exit code': () => {
    const seen: unknown[] = [];
    for (const code of [0, 3, '4', null, undefined, 1.5, 'x', {}]) {
      seen.push([
        thrownBy(() => {
          process.exitCode = code as number;
        }),
        process.exitCode ?? 'none',
      ]);
    }
    process.exitCode = undefined;
    return seen;
  },
  os: () => [
    os.EOL,
    os.platform(),
    os.endianness(),
    os.type(),
    typeof os.totalmem(),
    os.constants.signals.SIGTERM,
    os.tmpdir(),
  ],
};
