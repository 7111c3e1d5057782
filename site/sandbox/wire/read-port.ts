/** Reads a port whose other end may be hostile: every message is parsed, and a flood ends the conversation. */
import type * as z from 'zod/mini';

/**
 * Messages taken at once and per second. A run sends a few hundred in all; the limit is there for code that floods the page,
 * whose thread has to parse each one.
 */
const BURST = 5_000;
const PER_SECOND = 1_000;

/** Who reads a port's messages. */
export interface Reader<T> {
  /** A message that the schema accepts. */
  message(message: T): void;
  /** The other end broke the rules; nothing is read any more. `reason`: a few words. */
  violation(reason: string): void;
}

/** Starts to read; the returned function stops and closes the port. */
export function readPort<T>(
  port: MessagePort,
  schema: z.ZodMiniType<T>,
  reader: Reader<T>,
  now: () => number = () => performance.now(),
): () => void {
  let allowance = BURST;
  let last = now();
  const stop = (): void => {
    port.onmessage = null;
    port.close();
  };
  const violated = (reason: string): void => {
    stop();
    reader.violation(reason);
  };
  port.onmessage = (event: MessageEvent<unknown>) => {
    const time = now();
    allowance = Math.min(BURST, allowance + ((time - last) / 1_000) * PER_SECOND) - 1;
    last = time;
    // Counted before `data` is touched: reading it is what costs.
    if (allowance < 0) return violated('it sent more messages than any run needs');
    const parsed = schema.safeParse(event.data);
    if (!parsed.success) return violated('it sent a message of an unknown form');
    reader.message(parsed.data);
  };
  return stop;
}
