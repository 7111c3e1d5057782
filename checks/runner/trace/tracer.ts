/** Turns the recording on in this worker, for good: one worker does one run. */
import type { RealTimers } from '../environment.ts';
import type { Place } from '../place.ts';
import type { Trace } from './record.ts';
import { Recorder } from './recorder.ts';
import { watchSpans } from './span-channel.ts';
import { type ExpressPackage, watchExpress } from './watch-express.ts';
import { watchHttp } from './watch-http.ts';
import { watchLoop } from './watch-loop.ts';
import { watchPg } from './watch-pg.ts';
import { watchProviders } from './watch-providers.ts';
import { watchZod } from './watch-zod.ts';

/** Records the requests of a run until it is told to stop. */
export interface Tracer {
  /** Requests that arrive from now on were sent by this check; null: by none. */
  belongsTo(check: string | null): void;
  /**
   * What was recorded since the last call; null: nothing. Requests that are not over wait for a later call, unless `all` is asked for.
   */
  take(all: boolean): Trace | null;
}

/** What a tracer listens to. */
export interface TracerOptions {
  readonly timers: RealTimers;
  /** The `express` that the learner's files import; anything else is left alone. */
  readonly express: unknown;
  /** The `pg` that they import, in a step with a database. */
  readonly driver?: unknown;
  /** The learner's line in a stack. */
  placeOf(stack: string | undefined): Place | undefined;
}

/** Must be called before the learner's files are loaded: a schema or a route that exists already is not watched. */
export function startTracer({ timers, express, driver, placeOf }: TracerOptions): Tracer {
  const recorder = new Recorder(timers.now);
  const exchanges = watchHttp(recorder);
  if (isExpress(express)) watchExpress(express, recorder, exchanges, placeOf);
  watchZod(recorder);
  watchPg(driver, recorder);
  watchProviders(recorder);
  watchSpans(recorder);
  watchLoop(recorder, timers);
  return {
    belongsTo: (check) => recorder.belongsTo(check),
    take: (all) => recorder.take(all),
  };
}

function isExpress(value: unknown): value is ExpressPackage {
  return (
    typeof value === 'function' && 'Router' in value && 'Route' in value && 'response' in value
  );
}
