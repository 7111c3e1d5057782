/** The first line of a stack, with Node's code in it: `TypeError [ERR_INVALID_ARG_TYPE]: The ...`. */

/** Node's library marks its errors with a private symbol of this name. */
const MARK = 'kIsNodeError';

function isMarked(error: object): boolean {
  for (let at: object | null = error; at; at = Object.getPrototypeOf(at))
    if (Object.getOwnPropertySymbols(at).some((symbol) => symbol.description === MARK)) return true;
  return false;
}

/** What stands above the frames, as Node writes it. Never throws. */
export function headline(error: unknown): string {
  try {
    if (error instanceof Error && isMarked(error)) {
      const { name, code, message } = error as NodeJS.ErrnoException;
      return `${name} [${code}]: ${message}`;
    }
    return Error.prototype.toString.call(error);
  } catch {
    return 'Error';
  }
}

interface V8Error {
  prepareStackTrace?: (error: unknown, frames: readonly object[]) => string;
}

/** Node's default formatting, until a runner that maps positions sets its own. */
export function installStackFormat(): void {
  (Error as unknown as V8Error).prepareStackTrace = (error, frames) =>
    [headline(error), ...frames.map((frame) => `    at ${frame}`)].join('\n');
}
