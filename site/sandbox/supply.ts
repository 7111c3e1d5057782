/** Workers for the page: one is always warmed ahead, and a frame that died is replaced. */
import type { DiskFiles } from './disk-files.ts';
import { type Frame, openFrame } from './frame-client.ts';
import { endingWith, type RunWorker, type StartedWorker, startWorker } from './run-worker.ts';

/** A new spare is started when a run ends, or after this many ms: while a run works, its time is worth more. */
const REPLACE_AFTER = 1_000;

/** How long a worker takes to be ready on a machine that has time for it, at most, ms. */
const USUAL_START = 300;

/** Hands out workers, each for one run. */
export interface Supply {
  /** How many times as long as usual the last worker took to be ready: so busy, or so slow, is this machine. */
  readonly busyness: number;
  /** @throws {Error} a sentence, when no worker can be started. */
  take(): Promise<RunWorker>;
  /**
   * Starts a worker of another kind in the same frame. `begin` gets the function to call when that worker is over; it dies with the frame.
   * @throws {Error} a sentence, when there is no frame.
   */
  adopt<Worker extends Mortal>(begin: (frame: Frame, over: () => void) => Worker): Promise<Worker>;
  /** Resolves once the first spare is warm. */
  readonly warm: Promise<void>;
  dispose(): void;
}

/** A worker that lives in the frame. */
type Mortal = Pick<StartedWorker, 'die'>;

/** A supply that has started nothing yet. */
export function createSupply(runnerUrl: string, script: Blob, disk: DiskFiles): Supply {
  let frame: Promise<Frame> | undefined;
  let spare: Promise<RunWorker> | undefined;
  let disposed = false;
  let busyness = 1;
  /** Workers that live in the frame. */
  const workers = new Set<Mortal>();

  const killAll = (reason: string): void => {
    spare = undefined;
    for (const worker of [...workers]) worker.die(reason);
  };
  /** Without an event of its own, the browser ends a frame for one thing only. */
  const lost = (): void => {
    frame = undefined;
    killAll('memory');
  };

  const openedFrame = async (): Promise<Frame> => {
    const opening = frame ?? openFrame(runnerUrl, script, lost);
    frame = opening;
    return opening.catch((error: unknown) => {
      // The next one tries again.
      if (frame === opening) frame = undefined;
      throw error;
    });
  };

  const adopt: Supply['adopt'] = async (begin) => {
    if (disposed) throw new Error('This sandbox was closed.');
    const opened = await openedFrame();
    const worker = begin(opened, () => workers.delete(worker));
    workers.add(worker);
    return worker;
  };

  const start = async (): Promise<RunWorker> => {
    let began = 0;
    const started = await adopt((opened, over) => {
      began = performance.now();
      return startWorker(opened, disk, over);
    });
    const worker = await started.ready;
    busyness = (performance.now() - began) / USUAL_START;
    return worker;
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
    const taken = spare;
    spare = undefined;
    const first = await (taken ?? start());
    // A spare may have died while nobody looked.
    const worker = first.alive ? first : await start();
    const later = setTimeout(replace, REPLACE_AFTER);
    return endingWith(worker, () => {
      clearTimeout(later);
      replace();
    });
  };

  replace();
  return {
    get busyness() {
      return busyness;
    },
    take,
    adopt,
    warm: Promise.resolve(spare).then(() => {}),
    dispose: () => {
      disposed = true;
      killAll('the sandbox was closed');
      frame?.then(
        (opened) => opened.close(),
        () => {},
      );
    },
  };
}
