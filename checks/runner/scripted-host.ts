/** A host for tests of the supervisor: each worker follows a script instead of running code. */
import type { Execution, Host, RunOrder, WorkerEvent } from './host.ts';

/** What one worker does: events in order, then nothing, unless the last one ends it. */
export interface Script {
  readonly events: readonly WorkerEvent[];
  /** Keeps saying that it is alive after the events. */
  readonly alive?: boolean;
  /** Dies after the events, for this reason. */
  readonly dies?: string;
}

/** A host whose workers do what a test has written down. */
export interface ScriptedHost extends Host {
  /** What each worker was started with. */
  readonly started: { readonly order: RunOrder; readonly skip: readonly string[] }[];
  /** How many workers were ended. */
  readonly terminated: { count: number };
}

/** Workers follow `scripts` in order; there must be one for each worker that is asked for. */
export function scriptedHost(scripts: readonly Script[]): ScriptedHost {
  const started: ScriptedHost['started'] = [];
  const terminated = { count: 0 };
  return {
    name: 'node',
    started,
    terminated,
    async spawn() {
      const script = scripts[started.length];
      if (script === undefined) throw new Error('no script is left');
      return execution(script, started, terminated);
    },
  };
}

function execution(
  script: Script,
  started: ScriptedHost['started'],
  terminated: { count: number },
): Execution {
  let die: (reason: string) => void = () => {};
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    start(order, skip, listener) {
      started.push({ order, skip });
      queueMicrotask(() => {
        for (const event of script.events) listener(event);
        if (script.alive) timer = setInterval(() => listener({ type: 'alive' }), 20);
        if (script.dies !== undefined) die(script.dies);
      });
    },
    onDeath(listener) {
      die = listener;
    },
    terminate() {
      clearInterval(timer);
      terminated.count += 1;
    },
  };
}
