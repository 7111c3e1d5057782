/** Errors that nobody caught, with Node's contract: monitors, then listeners of `process`, then the end. */
import { inspect } from 'node:util';
import { type FatalOrigin, ProcessExit } from '../platform.ts';
import { onUncaught } from '../timers/uncaught.ts';
import { process } from './process.ts';

type Report = (error: unknown, origin: FatalOrigin) => void;

let report: Report = () => {};

/** Gives an uncaught error to the program's listeners, or to the runner when there are none. */
function handleUncaught(error: unknown, origin: FatalOrigin): void {
  if (error instanceof ProcessExit) return;
  try {
    process.emit('uncaughtExceptionMonitor', error as Error, origin);
    if (process.listenerCount('uncaughtException') > 0)
      process.emit('uncaughtException', error as Error, origin);
    else report(error, origin);
  } catch (thrownByListener) {
    if (!(thrownByListener instanceof ProcessExit)) report(thrownByListener, 'uncaughtException');
  }
}

/** What Node reports when the reason of a rejection is no error. */
function rejectionError(reason: unknown): unknown {
  if (reason instanceof Error) return reason;
  const error = new Error(
    `This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "${inspect(reason)}".`,
  );
  return Object.assign(error, {
    name: 'UnhandledPromiseRejection',
    code: 'ERR_UNHANDLED_REJECTION',
  });
}

function handleRejection(event: PromiseRejectionEvent): void {
  event.preventDefault();
  const { reason, promise } = event as { reason: unknown; promise: Promise<unknown> };
  if (reason instanceof ProcessExit) return;
  if (process.listenerCount('unhandledRejection') > 0) {
    try {
      process.emit('unhandledRejection', reason, promise);
    } catch (error) {
      handleUncaught(error, 'uncaughtException');
    }
    return;
  }
  handleUncaught(rejectionError(reason), 'unhandledRejection');
}

/** Takes over the worker's own error events and those of timers. `onFatal` hears what no listener took. */
export function installErrorHandlers(onFatal: Report): void {
  report = onFatal;
  onUncaught((error) => handleUncaught(error, 'uncaughtException'));
  globalThis.addEventListener?.('error', (event: ErrorEvent) => {
    event.preventDefault();
    handleUncaught(event.error ?? new Error(event.message), 'uncaughtException');
  });
  globalThis.addEventListener?.('unhandledrejection', handleRejection);
  globalThis.addEventListener?.('rejectionhandled', (event: PromiseRejectionEvent) => {
    process.emit('rejectionHandled', event.promise);
  });
}
