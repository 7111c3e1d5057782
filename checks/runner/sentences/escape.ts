/** Errors that nobody caught, and `process.exit`, in four parts. */
import type { FatalOrigin } from '../environment.ts';
import type { FaultData } from '../fault.ts';
import type { Place } from '../report.ts';

/** An error that left the learner's code without being caught. */
export function escapedFault(error: unknown, origin: FatalOrigin, place?: Place): FaultData {
  const where = place === undefined ? {} : { place };
  if (isAddressInUse(error)) {
    return {
      kind: 'unhandled',
      should: 'The app starts one server on its port.',
      happened: `Port ${error.port} is taken: a server of this app listens on it already (${error.code}).`,
      why: 'One port belongs to one server. The second `listen` fails, and the error ends the program.',
      look: 'Look for a second `listen`: `server.ts` starts the app, and no other file does.',
      ...where,
    };
  }
  const thrown = inWords(error);
  if (origin === 'unhandledRejection') {
    return {
      kind: 'unhandled',
      should: 'Every promise that fails is awaited or caught somewhere.',
      happened: `A promise was rejected and nobody caught it: ${thrown}`,
      why: 'Node ends the whole server on an unhandled rejection: one request takes all others down.',
      look: 'Look for a call of an async function without `await` (or `return`, or `.catch`) before it.',
      ...where,
    };
  }
  return {
    kind: 'unhandled',
    should: 'Every error is caught by the code that can answer it.',
    happened: `An error was thrown and nobody caught it: ${thrown}`,
    why: 'Node ends the whole server on an uncaught exception: one request takes all others down.',
    look: 'Look at code that runs in a callback (a timer, an event, a stream): what it throws reaches no `try` around the place where it was registered, and no error handler of Express.',
    ...where,
  };
}

/** `process.exit(code)`. `place` is where it was called. */
export function exitFault(code: number, place?: Place): FaultData {
  return {
    kind: 'exit',
    should: 'The app keeps running and answers.',
    happened: `\`process.exit(${code})\` was called, which ends the whole program.`,
    why: 'Requests that are under way get no answer, and nobody is left to answer the next one.',
    look: 'Look for `process.exit` in your code: answer with an error, or throw one, instead.',
    ...(place === undefined ? {} : { place }),
  };
}

/** `TypeError: x is not a function`, or what else was thrown. */
export function inWords(error: unknown): string {
  if (error instanceof Error) return `${error.name}: ${error.message}`;
  if (typeof error === 'object' && error !== null && 'message' in error) {
    return `${'name' in error ? String(error.name) : 'Error'}: ${String(error.message)}`;
  }
  if (typeof error === 'string') return `the string ${JSON.stringify(error)}`;
  return String(error);
}

function isAddressInUse(error: unknown): error is { code: string; port: unknown } {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'EADDRINUSE' &&
    'port' in error
  );
}
