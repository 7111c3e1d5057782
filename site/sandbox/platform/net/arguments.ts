/** The many ways to call `connect` and `listen`, brought to one shape. */

export interface ConnectOptions {
  readonly port: number;
  readonly host?: string;
}

type Callback = () => void;

const lastFunction = (args: readonly unknown[]): Callback | undefined => {
  const last = args.at(-1);
  return typeof last === 'function' ? (last as Callback) : undefined;
};

/** `connect(options, cb)`, `connect(port, host, cb)`, or the array that Node's `_normalizeArgs` made. */
export function connectArguments(args: readonly unknown[]): [ConnectOptions, Callback | undefined] {
  const callback = lastFunction(args);
  const first = Array.isArray(args[0]) ? (args[0][0] as unknown) : args[0];
  if (typeof first === 'object' && first !== null) {
    const { port, host, path } = first as { port?: unknown; host?: string; path?: string };
    if (path !== undefined && port === undefined) {
      throw new Error(
        `net.connect({ path: '${path}' }): a page has no Unix sockets. Connect to a port of this app instead.`,
      );
    }
    return [{ port: Number(port), ...(host && { host }) }, callback];
  }
  const host = typeof args[1] === 'string' ? args[1] : undefined;
  return [{ port: Number(first), ...(host && { host }) }, callback];
}

export interface ListenOptions {
  /** As given; the server checks it. */
  readonly port: unknown;
  readonly host?: string | undefined;
}

/** `listen()`, `listen(cb)`, `listen(port, host?, backlog?, cb)`, `listen(options, cb)`. */
export function listenArguments(args: readonly unknown[]): [ListenOptions, Callback | undefined] {
  const callback = lastFunction(args);
  const first = args[0];
  if (typeof first === 'object' && first !== null) {
    const { port = 0, host } = first as { port?: unknown; host?: string };
    return [{ port, host }, callback];
  }
  const port = first === undefined || first === null || typeof first === 'function' ? 0 : first;
  return [{ port, host: typeof args[1] === 'string' ? args[1] : undefined }, callback];
}
