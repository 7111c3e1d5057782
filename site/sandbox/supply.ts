/** Workers for the page: one is always warmed ahead, and a frame that died is replaced. */
import { type Frame, openFrame } from './frame-client.ts';
import { readPort } from './wire/read-port.ts';
import { FromWorker, type ToWorker } from './wire/worker-messages.ts';

/** Longest time a worker may take to load the bundle, ms. */
const LOADING = 20_000;
/** A new spare is started when a run ends, or after this many ms: while a run works, its time is worth more. */
const REPLACE_AFTER = 1_000;

/** A worker that has loaded everything and runs nothing yet. */
export interface RunWorker {
  send(message: ToWorker): void;
  /** From now on `listener` gets what the worker sends. */
  listen(listener: (message: FromWorker) => void): void;
  /** Called once when the worker dies by itself. `reason` is `memory`, or a few words. */
  onDeath(listener: (reason: string) => void): void;
  /** Ends the worker, whatever it does. */
  end(): void;
}

export interface Supply {
  /** @throws {Error} a sentence, when no worker can be started. */
  take(): Promise<RunWorker>;
  /** Resolves once the first spare is warm. */
  readonly warm: Promise<void>;
  dispose(): void;
}

export function createSupply(runnerUrl: string, script: Blob): Supply {
  let frame: Promise<Frame> | undefined;
  let spare: Promise<RunWorker> | undefined;
  let disposed = false;
  const deaths = new Set<(reason: string) => void>();

  const lost = (): void => {
    frame = undefined;
    spare = undefined;
    for (const death of [...deaths]) death('memory');
  };

  const start = async (): Promise<RunWorker> => {
    frame ??= openFrame(runnerUrl, script, lost);
    const opened = await frame;
    const ready = Promise.withResolvers<RunWorker>();
    const deathListeners: ((reason: string) => void)[] = [];
    let listener = (message: FromWorker): void => {
      if (message.type === 'ready') ready.resolve(worker);
    };
    const die = (reason: string): void => {
      worker.end();
      ready.reject(
        new Error(`The worker that runs code could not start: ${reason}. Reload the page.`),
      );
      for (const each of deathListeners.splice(0)) each(reason);
    };
    const { port, end } = opened.spawn(die);
    const stopReading = readPort(port, FromWorker, {
      message: (message) => listener(message),
      violation: die,
    });
    const late = setTimeout(() => die('it did not load in time'), LOADING);
    deaths.add(die);
    const worker: RunWorker = {
      send: (message) => port.postMessage(message),
      listen: (next) => {
        listener = next;
      },
      onDeath: (each) => {
        deathListeners.push(each);
      },
      end: () => {
        if (!deaths.delete(die)) return;
        stopReading();
        end();
      },
    };
    return ready.promise.finally(() => clearTimeout(late));
  };

  const replace = (): void => {
    if (disposed || spare) return;
    const started = start();
    spare = started;
    started.catch(() => {
      // Whoever takes the next worker tries again, and is told.
      if (spare === started) spare = undefined;
    });
  };

  const take = async (): Promise<RunWorker> => {
    if (disposed) throw new Error('This sandbox was closed.');
    replace();
    const taken = spare;
    spare = undefined;
    const worker = await (taken ?? start());
    const later = setTimeout(replace, REPLACE_AFTER);
    const end = (): void => {
      clearTimeout(later);
      worker.end();
      replace();
    };
    return { ...worker, end };
  };

  replace();
  const warm = (spare ?? start()).then(() => {});
  warm.catch(() => {});
  return {
    take,
    warm,
    dispose: () => {
      disposed = true;
      for (const death of [...deaths]) death('the sandbox was closed');
      frame?.then(
        (opened) => opened.close(),
        () => {},
      );
    },
  };
}
