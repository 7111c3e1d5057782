/** One execution worker as the page holds it. */
import type { DiskFiles } from './disk-files.ts';
import type { Frame } from './frame-client.ts';
import { readPort } from './wire/read-port.ts';
import { FromWorker, type ToWorker } from './wire/worker-messages.ts';

/** Longest time a worker may take to load the bundle, ms. */
const LOADING = 20_000;

/** A worker that has loaded everything and runs nothing yet. */
export interface RunWorker {
  /** Whether it neither died nor was ended. */
  readonly alive: boolean;
  /** `transfer`: ports that go along. */
  send(message: ToWorker, transfer?: MessagePort[]): void;
  /** From now on `listener` gets what the worker sends. */
  listen(listener: (message: FromWorker) => void): void;
  /** Called once when the worker dies by itself. `reason` is `memory`, or a few words. */
  onDeath(listener: (reason: string) => void): void;
  /** Ends the worker, whatever it does. */
  end(): void;
}

/** `worker`, with `then` called after its end. */
export function endingWith(worker: RunWorker, then: () => void): RunWorker {
  return {
    get alive() {
      return worker.alive;
    },
    send: worker.send,
    listen: worker.listen,
    onDeath: worker.onDeath,
    end: () => {
      worker.end();
      then();
    },
  };
}

/** A worker that is being started. */
export interface StartedWorker {
  /** @throws {Error} a sentence, when it dies before it is ready. */
  readonly ready: Promise<RunWorker>;
  /** Tells the worker's listeners that it died. */
  die(reason: string): void;
}

/** Starts a worker in `frame` with `disk` on its virtual disk. `over` is called once, when it died or was ended. */
export function startWorker(frame: Frame, disk: DiskFiles, over: () => void): StartedWorker {
  const ready = Promise.withResolvers<RunWorker>();
  const deathListeners: ((reason: string) => void)[] = [];
  let alive = true;
  let listener = (message: FromWorker): void => {
    if (message.type !== 'ready') return;
    worker.send({ type: 'disk', sizes: disk.sizes });
    ready.resolve(worker);
  };
  const give = async (path: string): Promise<void> => {
    const content = await disk.load(path);
    if (alive) worker.send({ type: 'file', path, content });
  };
  const finish = (): void => {
    alive = false;
    clearTimeout(late);
    stopReading();
    end();
    over();
  };
  const die = (reason: string): void => {
    if (!alive) return;
    finish();
    ready.reject(
      new Error(`The worker that runs code could not start: ${reason}. Reload the page.`),
    );
    for (const each of deathListeners.splice(0)) each(reason);
  };
  const { port, end } = frame.spawn(die);
  const stopReading = readPort(port, FromWorker, {
    message: (message) => {
      frame.heard();
      if (message.type === 'wants') void give(message.path);
      else listener(message);
    },
    violation: die,
  });
  const late = setTimeout(() => die('it did not load in time'), LOADING);
  const worker: RunWorker = {
    get alive() {
      return alive;
    },
    send: (message, transfer = []) => port.postMessage(message, transfer),
    listen: (next) => {
      listener = next;
    },
    onDeath: (each) => {
      deathListeners.push(each);
    },
    end: () => {
      if (alive) finish();
    },
  };
  ready.promise.then(
    () => clearTimeout(late),
    () => {},
  );
  return { ready: ready.promise, die };
}
