/** Takes what the worker prints. */
import process from 'node:process';
import type { ConsoleLine } from '../report.ts';

type Level = ConsoleLine['level'];

/** Console methods that say more than "to standard output" or "to standard error". */
const levels: readonly Level[] = ['info', 'warn', 'error', 'debug'];

/**
 * Sends everything that this process prints, through `console` or `process.stdout` and `process.stderr`, to `take`:
 * one call per print, formatted by Node, without the closing line break. The returned function ends it.
 */
export function captureOutput(take: (line: ConsoleLine) => void): () => void {
  const { stdout, stderr } = process;
  let level: Level | undefined;
  const write =
    (fallback: Level) =>
    (chunk: string | Uint8Array, ...rest: unknown[]) => {
      const text = typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk);
      take({ level: level ?? fallback, text: text.replace(/\n$/, '') });
      const done = rest.findLast((argument) => typeof argument === 'function');
      if (done !== undefined) process.nextTick(done as () => void);
      return true;
    };
  const originals = new Map(levels.map((name) => [name, console[name]]));
  stdout.write = write('log');
  stderr.write = write('error');
  for (const name of levels) {
    const original = console[name].bind(console);
    console[name] = (...values: unknown[]) => {
      level = name;
      try {
        original(...values);
      } finally {
        level = undefined;
      }
    };
  }
  return () => {
    Object.assign(console, Object.fromEntries(originals));
    // Both come from their prototypes.
    Reflect.deleteProperty(stdout, 'write');
    Reflect.deleteProperty(stderr, 'write');
  };
}
