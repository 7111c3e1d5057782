import { parseArgs } from 'node:util';

/** Something is wrong with how the command was called; the message says what to call instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What `npm start` was asked for. */
export interface StartOptions {
  /** The port to try first. */
  readonly port: number;
  /** The one address to listen on; when left out, what `localhost` means. */
  readonly host?: string;
}

const DEFAULT_PORT = 4321;
const USAGE = 'Usage: npm start -- [--port 4321] [--host 0.0.0.0]';

/**
 * Reads `--port` and `--host`; the variable `PORT` counts when the option is not given and the variable is not empty.
 * @throws UsageError when an option is unknown or the port is not one.
 */
export function readStartOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): StartOptions {
  const { port, host } = parse(args);
  const wanted = port ?? (env.PORT || String(DEFAULT_PORT));
  const number = Number(wanted);
  if (!/^\d+$/.test(wanted) || number > 65_535) {
    throw new UsageError(
      `Expected a port from 0 to 65535 in ${port === undefined ? 'the variable PORT' : '--port'}, found ${JSON.stringify(wanted)}. ${USAGE}`,
    );
  }
  return { port: number, ...(host !== undefined && { host }) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { port: { type: 'string' }, host: { type: 'string' } },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error} ${USAGE}`);
  }
}
