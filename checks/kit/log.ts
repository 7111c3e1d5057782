/** What the learner's app writes to the console, for checks of what it tells whoever runs it. */
import { onTestFinished } from 'vitest';

/** A log that grows while the check runs; `log.length = 0` begins it anew. */
export type Log = (readonly unknown[])[];

/** What goes to the console until the check ends, one entry for each call; it is not printed. */
export function recordLog(): Log {
  const log: Log = [];
  for (const method of ['error', 'warn', 'log', 'info'] as const) {
    const original = console[method];
    console[method] = (...values: unknown[]) => {
      log.push(values);
    };
    onTestFinished(() => {
      console[method] = original;
    });
  }
  return log;
}

/** What can be read of logged values: of errors their stack and their causes, one after the other. */
export function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(' ');
  if (!(value instanceof Error)) return plainText(value);
  const stack = value.stack?.includes(value.message)
    ? value.stack
    : `${value.message} ${value.stack}`;
  return value.cause === undefined ? stack : `${stack} Cause: ${textOf(value.cause)}`;
}

function plainText(value: unknown): string {
  if (typeof value !== 'object') return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return String(value); // A request or a response, whose parts refer to one another.
  }
}
