/** The network of one worker: which server listens on which port. There is no other host and no other process. */

import type { Socket } from './socket.ts';

/** What the table keeps of a listening server. */
export interface Listener {
  /** A client's end of a new connection arrived. */
  accept(client: Socket): void;
  /** One of its connections has closed. */
  closed(socket: Socket): void;
}

type PortListener = (port: number, open: boolean) => void;

/** Where Linux starts to hand out ports. */
const FIRST_EPHEMERAL = 32768;
const LAST_PORT = 65535;

const listeners = new Map<number, Listener>();
let announce: PortListener = () => {};
let lastEphemeral = FIRST_EPHEMERAL;

/** Calls `listener` whenever a port opens or closes. */
export function onPort(listener: PortListener): void {
  announce = listener;
}

export const listenerAt = (port: number): Listener | undefined => listeners.get(port);

/** A port that nobody listens on; also used for the client's end of a connection. */
export function freePort(): number {
  do {
    lastEphemeral = lastEphemeral >= LAST_PORT ? FIRST_EPHEMERAL : lastEphemeral + 1;
  } while (listeners.has(lastEphemeral));
  return lastEphemeral;
}

/** Takes the port; `false` when somebody has it. */
export function open(port: number, listener: Listener): boolean {
  if (listeners.has(port)) return false;
  listeners.set(port, listener);
  announce(port, true);
  return true;
}

export function close(port: number): void {
  if (listeners.delete(port)) announce(port, false);
}

/** Whether `host` means this worker. */
export const isLoopback = (host: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\]|0\.0\.0\.0|::|::ffff:127(\.\d{1,3}){3})$/i.test(host);
