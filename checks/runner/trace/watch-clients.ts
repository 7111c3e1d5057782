/**
 * Notes when a client in this same worker (the kit's, or the learner's own) began to send a request: the app may take it
 * in much later, when something holds the thread. The two ends know each other by the client's port.
 */
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { Recorder } from './recorder.ts';

/** Gives the function that answers when the request on a server's socket was sent, in the recorder's time. */
export function watchClients(recorder: Recorder): (socket: Socket) => number | undefined {
  const sent = new Map<number, number>();
  subscribe('http.client.request.created', (message) => {
    const { request } = message as { readonly request: ClientRequest };
    const at = recorder.now();
    request.once('socket', (socket) => {
      // A connection that is used again has its port already.
      const note = () => {
        if (socket.localPort !== undefined) sent.set(socket.localPort, at);
      };
      if (socket.connecting) socket.once('connect', note);
      else note();
    });
  });
  return ({ remotePort }) => {
    if (remotePort === undefined) return undefined;
    const at = sent.get(remotePort);
    sent.delete(remotePort);
    return at;
  };
}
