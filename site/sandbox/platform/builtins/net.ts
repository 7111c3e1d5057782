/** `node:net`: connections within this worker. */
import { isIP, isIPv4, isIPv6 } from '../net/addresses.ts';
import { Server, type ServerOptions } from '../net/server.ts';
import { Socket, type SocketOptions } from '../net/socket.ts';

type ConnectionListener = (socket: Socket) => void;

export function createServer(
  options?: ServerOptions | ConnectionListener,
  listener?: ConnectionListener,
): Server {
  return new Server(options, listener);
}

export function createConnection(...args: unknown[]): Socket {
  const options = (typeof args[0] === 'object' ? args[0] : {}) as SocketOptions & {
    timeout?: number;
  };
  const socket = new Socket(options);
  if (options.timeout) socket.setTimeout(options.timeout);
  return socket.connect(...args);
}

/** Node's http clients normalize their arguments with it. */
export function _normalizeArgs(args: unknown[]): [object, unknown] {
  const callback = args.at(-1);
  const options =
    typeof args[0] === 'object' && args[0] !== null
      ? args[0]
      : { port: args[0], ...(typeof args[1] === 'string' && { host: args[1] }) };
  return [options, typeof callback === 'function' ? callback : null];
}

/** Keeps addresses and answers about them; nothing here blocks anything, there is only one host. */
export class BlockList {
  readonly rules: string[] = [];
  addAddress(address: string): void {
    this.rules.push(address);
  }
  check(address: string): boolean {
    return this.rules.includes(address);
  }
}

export const getDefaultAutoSelectFamily = (): boolean => true;
export const setDefaultAutoSelectFamily = (): void => {};
export const getDefaultAutoSelectFamilyAttemptTimeout = (): number => 250;
export const setDefaultAutoSelectFamilyAttemptTimeout = (): void => {};
export type { ServerOptions, SocketOptions };
export { createConnection as connect, isIP, isIPv4, isIPv6, Server, Socket, Socket as Stream };
