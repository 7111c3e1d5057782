/** The page's side of the runner frame: opens it, asks it for workers, notices when it dies. */
import { type Connect, FromFrame, type ToFrame } from './wire/frame-messages.ts';
import { readPort } from './wire/read-port.ts';

/** Longest time from setting the frame's address to its answer, ms. */
const OPENING = 15_000;
/**
 * The frame does nothing, so it answers a ping within a millisecond. When `PATIENCE` pings in a row stay without an answer, and no worker
 * says anything either, its process is gone: the browser ends it, without an event, when a worker in it takes too much memory. The frame
 * alone may well be slow: a page of the app in the Docs panel runs in the same process, and its scripts keep the frame waiting.
 */
const PING_EVERY = 250;
const PATIENCE = 4;

/** The sandboxed frame, in which workers are started. */
export interface Frame {
  /**
   * Starts a worker and gives the port to it. `broken` is called when its script fails outside learner code.
   * @param script what it runs; the frame's own script when left out
   */
  spawn(
    broken: (reason: string) => void,
    script?: Blob,
  ): { readonly port: MessagePort; end(): void };
  /** A worker of the frame has said something, so its process lives. */
  heard(): void;
  close(): void;
}

function createElement(url: string): HTMLIFrameElement {
  const element = document.createElement('iframe');
  element.setAttribute('sandbox', 'allow-scripts');
  element.hidden = true;
  element.title = 'Runs the code of this lesson';
  element.src = url;
  return element;
}

/**
 * Opens a frame on `url` that runs `script` in its workers.
 * @param lost called once when the frame's process has died, with all its workers.
 * @throws {Error} a sentence, when the frame does not answer.
 */
export function openFrame(url: string, script: Blob, lost: () => void): Promise<Frame> {
  const element = createElement(url);
  const { port1: port, port2: theirs } = new MessageChannel();
  const opened = Promise.withResolvers<Frame>();
  const broken = new Map<number, (reason: string) => void>();
  let spawned = 0;
  let unanswered = 0;
  let pinging: ReturnType<typeof setInterval> | undefined;

  const tell = (message: ToFrame, transfer: Transferable[] = []): void =>
    port.postMessage(message, transfer);

  const close = (): void => {
    clearTimeout(late);
    clearInterval(pinging);
    stopReading();
    element.remove();
  };
  const die = (): void => {
    close();
    lost();
  };
  /** Pings while there are workers: an idle frame cannot run out of memory. */
  const watch = (): void => {
    if (broken.size === 0) {
      clearInterval(pinging);
      pinging = undefined;
    } else if (pinging === undefined) {
      unanswered = 0;
      pinging = setInterval(() => {
        if (unanswered >= PATIENCE) return die();
        unanswered += 1;
        tell({ type: 'ping' });
      }, PING_EVERY);
    }
  };

  const frame: Frame = {
    spawn: (onBroken, own) => {
      const worker = spawned++;
      const channel = new MessageChannel();
      broken.set(worker, onBroken);
      tell({ type: 'spawn', worker, ...(own && { script: own }) }, [channel.port2]);
      watch();
      const end = (): void => {
        broken.delete(worker);
        tell({ type: 'end', worker });
        watch();
      };
      return { port: channel.port1, end };
    },
    heard: () => {
      unanswered = 0;
    },
    close,
  };

  const stopReading = readPort(port, FromFrame, {
    message: (message) => {
      if (message.type === 'pong') unanswered = 0;
      else if (message.type === 'broken') broken.get(message.worker)?.(message.message);
      else {
        clearTimeout(late);
        tell({ type: 'bundle', script });
        opened.resolve(frame);
      }
    },
    violation: die,
  });
  const late = setTimeout(() => {
    close();
    opened.reject(
      new Error(
        `The frame that runs code did not start: ${url} gave no answer. Reload the page; if it happens again, look whether an extension blocks frames.`,
      ),
    );
  }, OPENING);
  element.addEventListener(
    'load',
    () => {
      const connect: Connect = { type: 'connect' };
      // The frame's origin is opaque, so it cannot be named here; the port makes the rest private.
      element.contentWindow?.postMessage(connect, '*', [theirs]);
    },
    { once: true },
  );
  // Beside the body, not in it: client-side navigation replaces the body, and the frame with its workers should survive.
  document.documentElement.append(element);
  return opened.promise;
}
