/** Starts the learner's app for one check. */
import { env } from 'node:process';
import { onTestFinished } from 'vitest';
import { Fault } from '../runner/fault.ts';
import { Api } from './client.ts';
import { type KitContext, kitContext } from './context.ts';
import { freshDatabase } from './database/fresh.ts';
import { catchListening, Listening } from './listening.ts';

/** How the learner's app is started. */
export interface StartOptions {
  /** The file that starts the app; default `server.ts`. */
  readonly entry?: string;
  /** Environment variables while the check runs; `undefined` takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/**
 * Loads the learner's entry file freshly, waits until a server listens and gives a client of it. The app is
 * closed when the check ends. Each call starts an app of its own, with its own modules and its own state.
 * @throws {Fault} when the file cannot be loaded, or nothing listens within `limits.responseMs`
 */
export function startApp(options: StartOptions = {}): Promise<Api> {
  // One after the other, so that a server is never taken for another start's.
  const started = previous.then(() => start(options));
  previous = started.then(
    () => {},
    () => {},
  );
  return started;
}

let previous: Promise<void> = Promise.resolve();
/** Entry files that listened to nothing, for each run: the next check need not wait for the same silence. */
const silentEntries = new WeakMap<KitContext, Map<string, Fault>>();

async function start({ entry = 'server.ts', env: variables = {} }: StartOptions): Promise<Api> {
  const context = kitContext();
  const silent = silentEntries.get(context) ?? new Map<string, Fault>();
  silentEntries.set(context, silent);
  const known = silent.get(entry);
  if (known !== undefined) throw new Fault(known.fault);
  onTestFinished(setEnvironment(variables));
  await freshDatabase();
  const listening = new Listening();
  onTestFinished(() => listening.close());
  catchListening(listening);
  const escaped = Promise.withResolvers<never>();
  escaped.promise.catch(() => {});
  const forget = context.onEscape(escaped.reject);
  try {
    await Promise.race([escaped.promise, load(context, entry, listening)]);
    const port = await Promise.race([escaped.promise, portOf(context, entry, listening)]);
    return new Api(port, () => listening.close());
  } catch (error) {
    if (error instanceof Fault && error.fault.kind === 'no-server') silent.set(entry, error);
    throw error;
  } finally {
    forget();
  }
}

/** Waits until the entry file has run. An app that listens is started, also when its file goes on waiting. */
async function load(context: KitContext, entry: string, listening: Listening): Promise<void> {
  const ms = context.responseMs * 2;
  const late = Promise.withResolvers<void>();
  const cancel = context.timers.after(ms, () => {
    if (listening.begun) late.resolve();
    else late.reject(neverLoaded(entry, ms));
  });
  try {
    await Promise.race([context.importFile(entry), late.promise]);
  } finally {
    cancel();
  }
}

async function portOf(context: KitContext, entry: string, listening: Listening): Promise<number> {
  const ms = context.responseMs;
  const late = Promise.withResolvers<never>();
  const cancel = context.timers.after(ms, () => late.reject(nothingListens(entry, ms)));
  try {
    return await Promise.race([listening.port, late.promise]);
  } finally {
    cancel();
  }
}

/** The entry file waits at its top level for something that does not come. */
function neverLoaded(entry: string, ms: number): Fault {
  return new Fault({
    kind: 'no-server',
    should: `\`${entry}\` starts a server, so that requests reach the app.`,
    happened: `\`${entry}\` was still being loaded after ${ms} ms, and no server listened.`,
    why: 'An app that listens to no port cannot be reached by anybody.',
    look: 'Look for an `await` outside of any function: does what it waits for ever come?',
    place: { file: entry, line: 1, column: 1 },
  });
}

/** The app was started and listens to nothing. Also used by the sandbox, which starts apps without a check. */
export function nothingListens(entry: string, ms: number): Fault {
  return new Fault({
    kind: 'no-server',
    should: `\`${entry}\` starts a server, so that requests reach the app.`,
    happened: `\`${entry}\` ran to its end, but no server listened within ${ms} ms.`,
    why: 'An app that listens to no port cannot be reached by anybody.',
    look: `Look at \`${entry}\`: is \`app.listen(3000)\` called, on the app that has your routes?`,
    place: { file: entry, line: 1, column: 1 },
  });
}

/** Sets variables, and gives back the function that puts the old ones in their place. */
function setEnvironment(variables: NonNullable<StartOptions['env']>): () => void {
  const before = Object.keys(variables).map((name) => [name, env[name]] as const);
  const set = (entries: Iterable<readonly [string, string | undefined]>) => {
    for (const [name, value] of entries) {
      if (value === undefined) delete env[name];
      else env[name] = value;
    }
  };
  set(Object.entries(variables));
  return () => set(before);
}
