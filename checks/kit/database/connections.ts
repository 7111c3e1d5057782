/**
 * Knows which connections with the database the learner's code has opened. An app that a check has started lives on in this
 * process after the check, with its pool: its connections could hold locks that the next check waits for, and its pool would take their
 * end for an error that nobody caught. So they are cut off without a word.
 */
import { Socket } from 'node:net';

const open = new Set<Socket>();
let watched: number | undefined;
let isOurs = false;

/** From now on, connections with `port` are remembered. */
export function watchConnections(port: number): void {
  installWatching();
  watched = port;
}

/** No connection is remembered any more: the run is over. */
export function stopWatching(): void {
  watched = undefined;
}

/** Runs the beginning of `connecting` without remembering what it opens. */
export function unwatched<Result>(connecting: () => Result): Result {
  isOurs = true;
  try {
    return connecting();
  } finally {
    isOurs = false;
  }
}

/** Cuts off every remembered connection. Whoever holds the other end hears nothing of it, ever. */
export function forgetConnections(): void {
  for (const socket of open) {
    socket.removeAllListeners();
    socket.on('error', () => {});
    socket.destroy();
  }
  open.clear();
}

let installed = false;

/** Takes the place of Node's own `connect`, which goes on to work as ever until `watchConnections` is called. */
export function installWatching(): void {
  if (installed) return;
  installed = true;
  const prototype = Socket.prototype as { connect: (this: Socket, ...args: unknown[]) => Socket };
  const original = prototype.connect;
  prototype.connect = function (this: Socket, ...args: unknown[]): Socket {
    if (!isOurs && watched !== undefined && portOf(args) === watched) open.add(this);
    return original.apply(this, args);
  };
}

/** The port in any of the forms that `connect` takes; `net.connect` passes its arguments on as one list. */
function portOf([first]: readonly unknown[]): number {
  if (Array.isArray(first)) return portOf(first);
  if (typeof first === 'object' && first !== null && 'port' in first) return Number(first.port);
  return Number(first);
}
