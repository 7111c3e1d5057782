/**
 * The worker's way to the page, out of reach of learner code: everything that touches the port is taken from the prototypes before any
 * of it runs, so that a patched `MessagePort` or `MessageEvent` sees neither the port nor an event that leads to it.
 */
import type { FromWorker, ToWorker } from '../wire/worker-messages.ts';

/** A port that the learner's code cannot find. */
export interface PrivatePort {
  /** Sends at once. `transfer`: buffers that the sender gives away. */
  post(message: FromWorker, transfer?: ArrayBuffer[]): void;
  /** Starts to listen; what came earlier was kept. */
  listen(listener: (message: ToWorker, ports: readonly MessagePort[]) => void): void;
}

/** `method` as a function of its object, free of later changes to the prototype. */
const uncurried = (method: unknown): ((self: unknown, ...args: unknown[]) => unknown) =>
  Function.prototype.call.bind(method as () => void) as never;

const getter = (prototype: object, name: string): ((self: unknown) => unknown) =>
  uncurried(Object.getOwnPropertyDescriptor(prototype, name)?.get);

const dataOf = getter(MessageEvent.prototype, 'data');
const portsOf = getter(MessageEvent.prototype, 'ports');
const postMessage = uncurried(MessagePort.prototype.postMessage);
const start = uncurried(MessagePort.prototype.start);
const addListener = uncurried(EventTarget.prototype.addEventListener);
const stop = uncurried(Event.prototype.stopImmediatePropagation);

const wrap = (port: unknown): PrivatePort => ({
  post: (message, transfer = []) => {
    postMessage(port, message, transfer);
  },
  listen: (listener) => {
    addListener(port, 'message', (event: unknown) => {
      stop(event);
      listener(dataOf(event) as ToWorker, portsOf(event) as readonly MessagePort[]);
    });
    start(port);
  },
});

/** Calls `received` once, with the port that the frame hands over. */
export function receivePort(received: (port: PrivatePort) => void): void {
  addListener(
    globalThis,
    'message',
    (event: unknown) => {
      stop(event);
      const [port] = portsOf(event) as readonly unknown[];
      received(wrap(port));
    },
    { once: true },
  );
}
