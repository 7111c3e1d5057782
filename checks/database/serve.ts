/** The end of every link that lies in the database's worker. */
import type { Answer } from './answer.ts';
import { Connection } from './connection.ts';
import type { Engine } from './engine.ts';
import type { FromDatabase, LinkPort, ToDatabase } from './link.ts';
import { look } from './look.ts';
import { type Tenant, Turns } from './turns.ts';
import { errorIn, startupMessage } from './wire.ts';

/** A database that serves connections. */
export interface DatabaseService {
  /**
   * Serves the connections that come over `port`, until the returned function ends them all.
   * @param fresh take the tenant's tables away first
   */
  attach(tenant: Tenant, fresh: boolean, port: LinkPort<FromDatabase, ToDatabase>): () => void;
  /** What a statement that only reads gives on the tenant's tables. Never resolves when the engine dies of it. */
  look(tenant: Tenant, statement: string): Promise<Answer>;
}

/**
 * Opens the engine's session and serves it.
 * @param broken called once when the engine dies; the worker is of no use afterwards
 * @throws {Error} when the engine refuses the session
 */
export async function serveDatabase(
  engine: Engine,
  broken: (error: unknown) => void,
): Promise<DatabaseService> {
  const greeting = await engine.exchange(startupMessage());
  const refused = errorIn(greeting);
  if (refused !== null) throw new Error(`PostgreSQL opened no session: ${refused}.`);
  const turns = new Turns(engine, broken);
  return {
    look: (tenant, statement) => look(turns, tenant, statement),
    attach: (tenant, fresh, port) => {
      if (fresh) turns.clear(tenant);
      const connections = new Map<number, Connection>();
      port.onmessage = ({ data: message }) => {
        const { connection: id } = message;
        if (message.type === 'data') connections.get(id)?.receive(message.bytes);
        else if (message.type === 'close') connections.get(id)?.close();
        else {
          const connection = new Connection(tenant, turns, greeting, {
            send: (bytes) => port.postMessage({ type: 'data', connection: id, bytes }),
            close: () => {
              connections.delete(id);
              port.postMessage({ type: 'close', connection: id });
            },
          });
          connections.set(id, connection);
        }
      };
      return () => {
        for (const connection of [...connections.values()]) connection.close();
        port.close();
      };
    },
  };
}
