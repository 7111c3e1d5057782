/** The page's side of the database's worker. */
import type { Answer } from '../../../checks/database/answer.ts';
import { statementMs } from '../../../checks/database/limits.ts';
import type { Tenant } from '../../../checks/database/turns.ts';
import { Watchdog } from '../../../checks/runner/watchdog.ts';
import type { Frame } from '../frame-client.ts';
import { readPort } from '../wire/read-port.ts';
import { FromDatabaseWorker, type ToDatabaseWorker } from './messages.ts';
import type { DatabaseParts } from './parts.ts';

/** Longest time from the worker's start until it is ready, ms: compiling and booting take a third of a second, ten times that on a phone. */
const STARTING = 30_000;

/** The worker in which PostgreSQL runs. */
export interface DatabaseWorker {
  /** @throws {Error} a sentence, when it dies before it is ready. */
  readonly ready: Promise<void>;
  /** A port to the database, to be handed to an execution worker; and the function that ends its connections. */
  attach(tenant: Tenant, fresh: boolean): { readonly port: MessagePort; detach(): void };
  /** One statement that only reads, on a tenant's tables. A statement that does not end is the end of the worker, and of the tables. */
  look(tenant: Tenant, statement: string): Promise<Answer>;
  /** Ends the worker; `over` is called. */
  die(reason: string): void;
}

/** `over` is called once, when the worker is gone: it broke, a statement did not end, or its frame went away. */
export function startDatabaseWorker(
  frame: Frame,
  { script, ...parts }: DatabaseParts,
  over: () => void,
): DatabaseWorker {
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => {});
  const links = new Set<number>();
  const looks = new Map<number, (answer: Answer) => void>();
  let watchdog: Watchdog | undefined;
  let last = 0;
  let alive = true;

  const die = (reason: string): void => {
    if (!alive) return;
    alive = false;
    clearTimeout(late);
    watchdog?.stop();
    stopReading();
    end();
    ready.reject(
      new Error(`The database of this step could not start: ${reason}. Reload the page.`),
    );
    for (const answer of looks.values()) answer(lost);
    over();
  };
  /** Nobody waits for a database without links and looks. */
  const watch = (): void => {
    watchdog?.stop();
    watchdog =
      links.size + looks.size === 0
        ? undefined
        : new Watchdog(statementMs, () => die('a statement did not end'));
  };

  const { port, end } = frame.spawn(die, script);
  const tell = (message: ToDatabaseWorker, transfer: Transferable[] = []): void =>
    port.postMessage(message, transfer);
  const stopReading = readPort(port, FromDatabaseWorker, {
    message: (message) => {
      frame.heard();
      watchdog?.heard();
      if (message.type === 'ready') {
        clearTimeout(late);
        ready.resolve();
      } else if (message.type === 'broken') die(message.reason);
      else if (message.type === 'seen') {
        looks.get(message.id)?.(message.answer);
        looks.delete(message.id);
        if (links.size === 0) watch();
      }
    },
    violation: die,
  });
  const late = setTimeout(() => die('it was not ready in time'), STARTING);
  tell({ type: 'start', ...parts });
  return {
    ready: ready.promise,
    attach: (tenant, fresh) => {
      last += 1;
      const link = last;
      const channel = new MessageChannel();
      links.add(link);
      watch();
      tell({ type: 'attach', link, tenant, fresh }, [channel.port2]);
      const detach = (): void => {
        if (!links.delete(link) || !alive) return;
        watch();
        tell({ type: 'detach', link });
      };
      return { port: channel.port1, detach };
    },
    look: (tenant, statement) => {
      if (!alive) return Promise.resolve(lost);
      last += 1;
      const id = last;
      return new Promise((resolve) => {
        looks.set(id, resolve);
        if (links.size === 0) watch();
        tell({ type: 'look', id, tenant, statement });
      });
    },
    die,
  };
}

/** What a look gets when the database goes down under it, nearly always because of it. */
const lost: Answer = {
  kind: 'refused',
  message: `The query did not end within ${statementMs / 1_000} seconds, so the database was started anew, and its tables are gone.`,
  hint: 'Check your code or send a request to fill it again. Look for a sleep, a very large join, or a recursive query that adds up all its rows.',
};
