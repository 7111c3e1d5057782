/** The global `console`: Node's own, writing to our streams; each method knows the level of its lines. */
import { Console, kBindProperties, kBindStreamsLazy } from 'native:internal/console/constructor';
import type { ConsoleLine } from '../../../../checks/runner/report.ts';

type Level = ConsoleLine['level'];
type Method = (...args: unknown[]) => unknown;

/** Levels of the methods that are not plain output; stderr is 'error' otherwise. */
const levels: Readonly<Record<string, Level>> = {
  info: 'info',
  debug: 'debug',
  warn: 'warn',
  assert: 'warn',
  countReset: 'warn',
};

let current: Level | undefined;

/** The level of what is being written now; `fallback` outside console methods. */
export const levelNow = (fallback: Level): Level => current ?? fallback;

function withLevel(level: Level, method: Method): Method {
  return (...args) => {
    const outer = current;
    current = outer ?? level;
    try {
      return method(...args);
    } finally {
      current = outer;
    }
  };
}

/** Makes the console as Node's `internal/console/global` does: an object without `Console.prototype` in its chain, methods bound. */
export function createConsole(streams: object): object {
  const made = Object.create({}) as Record<PropertyKey, unknown>;
  for (const key of Reflect.ownKeys(Console.prototype)) {
    if (key === 'constructor') continue;
    const descriptor = Reflect.getOwnPropertyDescriptor(Console.prototype, key);
    if (!descriptor) continue;
    if (typeof descriptor.value === 'function') {
      const method = (descriptor.value as Method).bind(made);
      const level = typeof key === 'string' ? levels[key] : undefined;
      descriptor.value = level ? withLevel(level, method) : method;
      Object.defineProperty(descriptor.value, 'name', { value: key });
    }
    Object.defineProperty(made, key, descriptor);
  }
  (made[kBindStreamsLazy] as Method)(streams);
  (made[kBindProperties] as Method)(true, 'auto');
  made.Console = Console;
  return made;
}
