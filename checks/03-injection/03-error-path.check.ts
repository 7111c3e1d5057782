// Long, since an error can be lost in a resource, the context, the session or the route, each with its own reason.
import express from 'express';
import type { Pool } from 'pg';
import { expect, test } from 'vitest';
import * as z from 'zod';
import {
  brokenOr,
  type ContextClass,
  explain,
  importFile,
  importFiles,
  ledgerEntries,
  queryDatabase,
  type Route,
  serve,
  settled,
  shown,
  startApp,
  ticks,
  toolNames,
} from '#kit';

interface Connection {
  query(statement: string): Promise<unknown>;
}

test('`close` throws the error into each resource', {
  meta: { id: 'error-reaches-all' },
}, async () => {
  const { Context } = await importFile<{ Context: ContextClass }>('context.ts', ['Context']);
  for (const names of [
    ['shed', 'shelf', 'crate'],
    ['ladder', 'rope'],
  ]) {
    const error = new Error(`The ${names.at(-1)} broke.`);
    for (const [given, what, due] of [
      [error, 'With an error', names.toReversed().map((name) => `${name} failed`)],
      [undefined, 'Without an error', names.toReversed().map((name) => `${name} ended`)],
    ] as const) {
      const log: string[] = [];
      const ctx = new Context({});
      for (const name of names) {
        await settled(() => ctx.use(observed(name, log, 'throws it again')));
      }
      const closed = await settled(() => ctx.close(given));
      await explain(
        () => ({
          should: `${what}, \`close\` ${given ? 'throws it into' : 'goes on with'} ${names.toReversed().join(', then ')}, and gives back ${given ? 'the error' : 'nothing'}.`,
          ...wrongWay(log, closed, given),
        }),
        () => {
          expect(closed.error).toBeUndefined();
          expect(log).toEqual(due);
          expect(closed.value).toBe(given);
        },
      );
    }
  }
});

test('No resource can make an error disappear', { meta: { id: 'error-stays' } }, async () => {
  const { Context } = await importFile<{ Context: ContextClass }>('context.ts', ['Context']);
  const error = new Error('The bottom fell out.');
  const ctx = new Context({});
  const log: string[] = [];
  await settled(() => ctx.use(observed('shed', log, 'throws it again')));
  await settled(() => ctx.use(observed('crate', log, 'keeps it')));
  const kept = await settled(() => ctx.close(error));
  await explain(
    {
      should:
        'A resource that catches the error and throws nothing changes nothing: the older one gets the error, and so does whoever called `close`.',
      happened:
        log.at(-1) === 'shed ended'
          ? 'The older resource went on as if all had gone well.'
          : `\`close\` gave back ${shown(kept.value ?? kept.error)}, and the resources said: ${log.join(', ')}.`,
      why: 'The handler has failed. If one resource may hide that, the next one keeps what should be rolled back, and the client is told 200.',
      look: 'Look at what becomes of `error` in the loop: `throw()` that returns leaves it as it is.',
    },
    () => {
      expect(log).toEqual(['crate failed', 'shed failed']);
      expect(kept.value).toBe(error);
    },
  );
  const later = new Error('The lid does not close.');
  const other = new Context({});
  log.length = 0;
  await settled(() => other.use(observed('shed', log, 'throws it again')));
  await settled(() =>
    other.use(async function* () {
      yield 'crate';
      throw later;
    }),
  );
  const failed = await settled(() => other.close());
  await explain(
    {
      should:
        'A resource that fails as it ends makes the request fail: the older one gets this error, and `close` gives it back.',
      happened:
        failed.error !== undefined
          ? `\`close\` itself threw, and the older resource ${log.length === 0 ? 'was left open' : `said: ${log.join(', ')}`}.`
          : `\`close\` gave back ${shown(failed.value)}, and the older resource said: ${log.join(', ')}.`,
      why: 'A `commit` is such an end. When it fails, nothing was kept, and nobody must be told that it was.',
      look: 'Look at the loop in `close`: what is thrown in one round is the error of all that follow.',
    },
    () => {
      expect(log).toEqual(['shed failed']);
      expect(failed.value).toBe(later);
    },
  );
});

test('`session` is one transaction', { meta: { id: 'one-transaction' } }, async () => {
  const { session, pool } = await importFiles<{
    session: () => AsyncGenerator<Connection>;
    pool: Pool;
  }>({ 'session.ts': ['session'], 'database.ts': ['pool'] });
  const broken = new Error('No more nails.');
  for (const [how, end, kept] of [
    ['ends well', (lent: AsyncGenerator) => lent.next(), 1],
    ['is ended by an error', (lent: AsyncGenerator) => lent.throw(broken), 1],
    ['ends well, again', (lent: AsyncGenerator) => lent.next(), 2],
  ] as const) {
    const lent = session();
    const { value } = await lent.next();
    for (const name of ['Vice', 'Rasp']) {
      await value.query(`insert into tools (name, daily_fee) values ('${name}', 1)`);
    }
    const ended = await settled(() => end(lent));
    const inUse = pool.totalCount - pool.idleCount;
    const rows = await settled(() => queryDatabase('select name from tools'));
    const found = Array.isArray(rows.value) ? rows.value.length : undefined;
    await explain(
      () => ({
        should: `Two tools are added in a session, and it ${how}: ${how === 'is ended by an error' ? 'neither is kept, and the error comes out again' : 'both are kept'}.`,
        ...wrongTransaction({ ended: ended.error, inUse, found, due: kept * 2, how }),
      }),
      () => {
        expect(found).toBe(kept * 2);
        expect(ended.error).toBe(how === 'is ended by an error' ? broken : undefined);
        expect(inUse).toBe(0);
      },
    );
  }
  // A connection that writes down what it is asked, and takes its time.
  const log: string[] = [];
  Object.assign(pool, {
    connect: async () => ({
      query: async (statement: string) => {
        log.push(statement);
        await ticks(3);
        log.push(`${statement} is done`);
      },
      release: () => {
        log.push('release');
      },
    }),
  });
  for (const [how, end] of [
    ['ends well', (lent: AsyncGenerator) => lent.next()],
    ['is ended by an error', (lent: AsyncGenerator) => lent.throw(broken)],
  ] as const) {
    log.length = 0;
    const lent = session();
    await lent.next();
    log.push('lent');
    await settled(() => end(lent));
    log.push('over');
    await ticks(10);
    const hurried = log.find(
      (each, index) => log[index + 1] !== `${each} is done` && log.includes(`${each} is done`),
    );
    await explain(
      {
        should: `When a session ${how}, each statement is done before the next thing happens.`,
        happened: `Nobody waited for \`${hurried}\`: ${log.join(', ')}.`,
        why: 'Whoever is told that the request is over has to be able to rely on it, and a connection that is given back must be at rest.',
        look: 'Look at `session`: an `await` before each `client.query`.',
      },
      () => expect(hurried).toBeUndefined(),
    );
  }
});

test('A request is kept whole, or not at all', { meta: { id: 'all-or-nothing' } }, async () => {
  const api = await startApp();
  const good = await api.post('/tools', {
    json: { name: 'Block plane', dailyFee: 1.5 },
    timeout: 4_000,
  });
  await explain(
    {
      should: 'POST /tools with a block plane is answered with 201, and tool and entry are kept.',
      happened: good.summary,
      why: 'What goes well must stay.',
      look: brokenOr(
        good,
        'Look at what `session` does after its `yield`: `commit` keeps the changes.',
      ),
    },
    async () => {
      expect(good.status).toBe(201);
      expect(await toolNames()).toEqual(['Block plane']);
      expect(await ledgerEntries()).toEqual(['Block plane came to the shed.']);
    },
  );
  const long = 'A torque wrench with a very long handle, for wheels that nobody could ever loosen';
  for (const name of [long, `${long}, left`]) {
    const response = await api.post('/tools', { json: { name, dailyFee: 4 }, timeout: 4_000 });
    const tools = await toolNames();
    const entries = await ledgerEntries();
    await explain(
      {
        should: `POST /tools with a name of ${name.length} letters is answered with 500, since its entry does not fit into the ledger, and no tool is kept.`,
        happened:
          response.status < 300
            ? `The error was lost: ${response.summary}`
            : tools.includes(name)
              ? `The client was told ${response.status}, and the tool is in the shed all the same: ${tools.join(', ')}.`
              : response.summary,
        why: 'Whoever reads a 500 tries again. With half of each try kept, the shed soon has five wrenches that nobody has brought.',
        look:
          response.status < 300
            ? 'Look at `run` in `route.ts`: the error that `ctx.close` gives back is the one that the request ends with.'
            : 'Look at the way of the error: `run` hands it to `ctx.close`, which throws it into `session`, which rolls back.',
      },
      () => {
        expect(response.status).toBe(500);
        expect(tools).toEqual(['Block plane']);
        expect(entries).toEqual(['Block plane came to the shed.']);
      },
    );
  }
  const removed = await api.delete('/tools/1', { timeout: 4_000 });
  await explain(
    {
      should: 'After that, DELETE /tools/1 is answered with 204, and leaves a second entry.',
      happened: removed.summary,
      why: 'A request that failed must not trouble the next ones.',
      look: brokenOr(removed, 'Look at the `finally` in `session`: it releases the connection.'),
    },
    async () => {
      expect(removed.status).toBe(204);
      expect(await toolNames()).toEqual([]);
      expect(await ledgerEntries()).toEqual([
        'Block plane came to the shed.',
        'Block plane left the shed.',
      ]);
    },
  );
});

test('What fails at the end is told to the client', { meta: { id: 'late-failure' } }, async () => {
  const { route } = await importFile<{ route: Route }>('route.ts', ['route']);
  const app = express();
  app.set('env', 'test'); // Keeps Express from printing the errors that are thrown on purpose.
  const seen: unknown[] = [];
  for (const path of ['/well', '/lid', '/handler']) {
    route(
      app,
      { method: 'get', path, summary: 'A try', response: z.unknown() },
      async ({ ctx }) => {
        await ctx.use(async function* () {
          try {
            yield 'shed';
            seen.push('ended');
          } catch (error) {
            seen.push(error instanceof Error ? error.message : error);
          }
        });
        await ctx.use(async function* () {
          yield 'crate';
          if (path === '/lid') throw new Error('The lid does not close.');
        });
        if (path === '/handler') throw new Error('The bottom fell out.');
        return { path };
      },
    );
  }
  const api = await serve(app);
  for (const [path, status, due] of [
    ['/lid', 500, 'The lid does not close.'],
    ['/handler', 500, 'The bottom fell out.'],
    ['/well', 200, 'ended'],
  ] as const) {
    seen.length = 0;
    const response = await api.get(path);
    await explain(
      {
        should:
          status === 200
            ? 'When nothing fails, the answer is 200, and every resource ends well.'
            : `The ${path === '/lid' ? 'newest resource fails as it ends' : 'handler throws'}: the answer is 500, and the older resource gets the error.`,
        happened:
          response.status === status
            ? `The older resource saw: ${seen.join(', ') || 'nothing'}.`
            : response.status < 300
              ? `The client was told that all went well: ${response.summary}`
              : response.summary,
        why: 'The answer leaves last, so that it can tell the truth about everything before it.',
        look: 'Look at `run` in `route.ts`: `ctx.close` takes the error of the work, and gives back the one that counts in the end.',
      },
      () => {
        expect(response.status).toBe(status);
        expect(seen).toEqual([due]);
      },
    );
  }
});

/** A resource that writes down how it ended. */
function observed(name: string, log: string[], error: 'throws it again' | 'keeps it') {
  return async function* () {
    try {
      yield name;
      log.push(`${name} ended`);
    } catch (thrown) {
      log.push(`${name} failed`);
      if (error === 'throws it again') throw thrown;
    }
  };
}

function wrongWay(log: readonly string[], closed: { error?: unknown }, given: unknown) {
  if (closed.error !== undefined) {
    return {
      happened: `\`close\` itself was rejected, after: ${log.join(', ')}.`,
      why: 'The first resource throws the error again, as it should. The others have to be closed all the same.',
      look: 'Look at the loop in `close`: a `try` around each round, and a `catch` that keeps the error.',
    };
  }
  if (given !== undefined && log.some((line) => line.endsWith(' ended'))) {
    return {
      happened: `A resource went on as if all had gone well: ${log.join(', ')}.`,
      why: 'A session that goes on commits. It has to learn that the request failed.',
      look: 'Look at `close`: with an error it is `resource.throw(error)`, without one `resource.next()`.',
    };
  }
  return {
    happened: `The resources said: ${log.join(', ') || 'nothing'}; \`close\` gave back ${shown(Reflect.get(closed, 'value'))}.`,
    why: 'Whoever called `close` answers the request, and has to know how it ended.',
    look: 'Look at what `close` gives back, and at when it throws an error into a resource: only when there is one.',
  };
}

interface Transaction {
  readonly ended: unknown;
  readonly inUse: number;
  /** Rows that others see; undefined when they cannot even look. */
  readonly found: number | undefined;
  readonly due: number;
  readonly how: string;
}

function wrongTransaction({ ended, inUse, found, due, how }: Transaction) {
  if (found === undefined) {
    return {
      happened:
        'The session was over, and its transaction was not: nobody else could read the tools.',
      why: 'An open transaction keeps its locks. A connection that goes back to the pool within one hands it to the next request.',
      look: 'Look at `session`: each `begin` is followed by a `commit` or a `rollback`, in whichever way the generator ends.',
    };
  }
  if (found > due) {
    return {
      happened: `Others see ${found} tools, where ${due} should be: what failed was kept.`,
      why: 'Without a transaction, each statement is kept as soon as it is done.',
      look: 'Look at `session`: `begin` before the `yield`, `rollback` in the `catch`.',
    };
  }
  if (found < due) {
    return {
      happened: `Others see ${found} tools, where ${due} should be: what went well was not kept.`,
      why: 'A transaction that is never committed is forgotten.',
      look: 'Look at `session`: `commit` stands after the `yield`, where the request went well.',
    };
  }
  if (inUse > 0) {
    return {
      happened: `When it ${how}, the session kept its connection.`,
      why: 'After two such requests the pool is empty, and every further one waits in vain.',
      look: 'Look at `session`: `client.release()` stays in the `finally`.',
    };
  }
  return {
    happened:
      ended === undefined
        ? 'The error went into the session and did not come out again.'
        : `What came out was ${shown(ended)}.`,
    why: 'A session that keeps an error to itself says that all went well. FastAPI asks for the same: re-throw what you have caught.',
    look: 'Look at the `catch` in `session`: after the `rollback`, `throw error`.',
  };
}
