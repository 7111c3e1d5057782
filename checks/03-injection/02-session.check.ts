// Long, since a resource can be lost at its beginning, its end or in between, each with a reason of its own.
import express from 'express';
import type { Pool } from 'pg';
import { expect, test } from 'vitest';
import * as z from 'zod';
import {
  type ApiResponse,
  type Context,
  type ContextClass,
  explain,
  importFile,
  importFiles,
  type Route,
  serve,
  settled,
  shown,
  startApp,
  ticks,
} from '#kit';

test('`use` begins a resource and gives what it yields', {
  meta: { id: 'resource-begun' },
}, async () => {
  const { Context } = await importFile<{ Context: ContextClass }>('context.ts', ['Context']);
  const ctx = new Context({});
  for (const name of ['crate', 'ladder']) {
    let over = false;
    const provider = async function* (given: Context) {
      try {
        yield given === ctx ? name : 'no context';
      } finally {
        over = true;
      }
    };
    const { value, error } = await settled(() => ctx.use(provider));
    const isOver = over;
    await explain(
      {
        should: `A provider that yields "${name}": \`use\` gives "${name}", and the resource stays open.`,
        happened: isOver
          ? 'The resource was over before the handler had it.'
          : error === undefined
            ? `\`use\` gave ${shown(value)}.`
            : `\`use\` was rejected with ${shown(error)}.`,
        why: 'A handler works with what was yielded. What stands after the `yield` has to wait until it is done.',
        look: isOver
          ? 'Look at what runs the generator: leaving a `for await` ends it, and so does `return()`. `next()` runs it up to its `yield`, and no further.'
          : 'Look at `use`: `await given.next()` gives an object, and what was yielded is its `value`.',
      },
      () => {
        expect(value).toBe(name);
        expect(error).toBeUndefined();
        expect(isOver).toBe(false);
      },
    );
  }
  const plain = await settled(() => ctx.use(async () => 12));
  await explain(
    {
      should: 'A provider that is no generator still gives what it gives.',
      happened: `\`use\` gave ${shown(plain.value ?? plain.error)}.`,
      why: 'Not everything that a handler needs has to be closed.',
      look: 'Look at `isResource` in `use`: what is no resource goes out as it is.',
    },
    () => expect(plain.value).toBe(12),
  );
});

test('`close` ends what is open, the newest first', { meta: { id: 'newest-first' } }, async () => {
  const { Context } = await importFile<{ Context: ContextClass }>('context.ts', ['Context']);
  for (const names of [
    ['shed', 'shelf', 'crate'],
    ['ladder', 'rope'],
  ]) {
    const log: string[] = [];
    const ctx = new Context({});
    for (const name of names) {
      await settled(() =>
        ctx.use(async function* () {
          yield name;
          log.push(`${name} begins to end`);
          await ticks(3);
          log.push(`${name} ended`);
        }),
      );
    }
    await ctx.close();
    const atClose = [...log];
    await ticks(20);
    await ctx.close();
    const expected = names
      .toReversed()
      .flatMap((name) => [`${name} begins to end`, `${name} ended`]);
    await explain(
      () => ({
        should: `Opened in the order ${names.join(', ')}, they end in the order ${names.toReversed().join(', ')}, one after the other, and \`close\` waits for the last.`,
        ...wrongOrder(atClose, log, expected),
      }),
      () => {
        expect(atClose).toEqual(expected);
        expect(log).toEqual(expected);
      },
    );
  }
});

test('A request closes what it opened before it is answered', {
  meta: { id: 'closed-before-answer' },
}, async () => {
  const { route } = await importFile<{ route: Route }>('route.ts', ['route']);
  const answered: boolean[] = [];
  async function* crate(ctx: Context) {
    try {
      yield 'crate';
    } finally {
      await ticks(10);
      answered.push(ctx.req.res?.headersSent ?? false);
    }
  }
  const app = express();
  app.set('env', 'test'); // Keeps Express from printing the error that is thrown on purpose.
  for (const path of ['/good', '/broken']) {
    route(
      app,
      { method: 'get', path, summary: 'A try', response: z.unknown() },
      async ({ ctx }) => {
        const inside = await ctx.use(crate);
        if (path === '/broken') throw new Error('The bottom fell out.');
        return { inside };
      },
    );
  }
  const api = await serve(app);
  for (const [path, status] of [
    ['/good', 200],
    ['/broken', 500],
  ] as const) {
    answered.length = 0;
    const response = await api.get(path);
    const atAnswer = [...answered];
    await ticks(30);
    await explain(
      () => ({
        should: `A handler ${status === 200 ? 'uses a resource' : 'throws while it has a resource in use'}: the resource is closed, and then the answer leaves, with ${status}.`,
        ...wrongEnd(response, status, atAnswer, answered),
      }),
      () => {
        expect(response.status).toBe(status);
        expect(atAnswer).toEqual([false]);
      },
    );
  }
});

test('`session` lends a connection, and takes it back', {
  meta: { id: 'session-lent' },
}, async () => {
  const { session, pool } = await importFiles<{ session: () => unknown; pool: Pool }>({
    'session.ts': ['session'],
    'database.ts': ['pool'],
  });
  const inUse = () => pool.totalCount - pool.idleCount;
  for (const [how, end] of [
    ['goes on', (lent: AsyncGenerator) => lent.next()],
    ['is ended by an error', (lent: AsyncGenerator) => lent.throw(new Error('No more nails.'))],
    ['is ended by a `return`', (lent: AsyncGenerator) => lent.return(undefined)],
  ] as const) {
    const lent = session();
    await explain(
      {
        should: '`session` is an async generator.',
        happened: `It gave ${lent instanceof Promise ? 'a promise' : shown(lent)}, which nobody can end.`,
        why: 'A function that returns is done. Nobody can tell it that the request is over, so its connection never comes back.',
        look: 'Look at `session.ts`: `async function*`, and a `yield` where the connection goes out.',
      },
      () => expect(isGenerator(lent)).toBe(true),
    );
    if (!isGenerator(lent)) return;
    const { value } = await lent.next();
    const lending = inUse();
    await settled(() => end(lent));
    const after = inUse();
    await explain(
      {
        should: `\`session\` yields one connection of the pool; when the generator ${how}, the pool has it back.`,
        ...wrongLending(value === pool, lending, after, how),
      },
      () => expect([lending, after]).toEqual([1, 0]),
    );
  }
});

test('No request keeps its connection', { meta: { id: 'pool-never-dry' } }, async () => {
  const api = await startApp();
  const added = await api.post('/tools', {
    json: { name: 'Vice', dailyFee: 1, notes: 'Heavy.' },
    timeout: 4_000,
  });
  await expectStatus(added, 201);
  const id = (added.json as { id: number }).id;
  for (const [method, path, json, status] of [
    ['GET', '/tools', undefined, 200],
    ['GET', `/tools/${id}`, undefined, 200],
    ['PATCH', `/tools/${id}`, { dailyFee: 2 }, 200],
    ['GET', '/tools/4711', undefined, 404],
    ['DELETE', `/tools/${id}`, undefined, 204],
    ['GET', '/tools?limit=5', undefined, 200],
  ] as const) {
    await expectStatus(await api.request(method, path, { json, timeout: 4_000 }), status);
  }
});

async function expectStatus(response: ApiResponse, status: number): Promise<void> {
  const asked = `${response.request.method} ${response.request.path}`;
  const dry = /timeout exceeded when trying to connect/.test(response.text);
  await explain(
    {
      should: `${asked} is answered with ${status}, however many requests came before it.`,
      happened: dry
        ? `Requests before it kept their connections; the pool has two, and gave none for ${asked}: "timeout exceeded when trying to connect".`
        : response.summary,
      why: 'A pool that lends and never gets back is empty soon, and then nobody is served.',
      look: dry
        ? 'Look at the end of a request: `run` in `route.ts` calls `ctx.close()`, which lets each resource go on after its `yield`, where `session` calls `client.release()`.'
        : 'The console shows what the database or your code said.',
    },
    () => expect(response.status).toBe(status),
  );
}

function wrongOrder(atClose: readonly string[], log: readonly string[], expected: string[]) {
  const ends = log.filter((line) => line.endsWith(' ended'));
  const due = expected.filter((line) => line.endsWith(' ended'));
  if (log.length === 0) {
    return {
      happened: 'None of them went on after its `yield`.',
      why: 'What stands after the `yield` puts things away. Somebody has to get there.',
      look: 'Look at what `use` remembers, and at what `close` does with it: `next()` lets a generator go on after its `yield`; `return()` ends it where it is.',
    };
  }
  if (atClose.length < expected.length && ends.join() === due.join()) {
    return {
      happened: `\`close\` was done before they were: ${atClose.join(', ')}.`,
      why: 'The answer leaves once `close` is done. What is still being put away then is not put away.',
      look: 'Look at the loop in `close`: it has to `await` each `next()`.',
    };
  }
  if (ends.join() === due.toReversed().join() || log[0] !== expected[0]) {
    return {
      happened: `They ended from the oldest to the newest: ${log.join(', ')}.`,
      why: 'What was opened later may need what was opened before it, to the very end.',
      look: 'Look at the order of the loop in `close`: `reverse()` turns a list around.',
    };
  }
  return {
    happened: `One began to end while another one was still at it: ${log.join(', ')}.`,
    why: 'What is being put away may still need what was opened before it.',
    look: 'Look at the loop in `close`: wait for each `next()` before you call the next one.',
  };
}

function wrongEnd(
  response: ApiResponse,
  status: number,
  atAnswer: readonly boolean[],
  later: readonly boolean[],
) {
  if (later.length === 0) {
    return {
      happened:
        status === 200
          ? 'The resource was never closed.'
          : 'After the error, the resource was never closed.',
      why: 'It stays open for as long as the server runs.',
      look:
        status === 200
          ? 'Look at `run` in `route.ts`: when the work is done, it closes the context.'
          : 'Look at `run` in `route.ts`: what has to happen after an error, too, belongs into a `finally`.',
    };
  }
  if (later.includes(true) || atAnswer.length === 0) {
    return {
      happened: 'The answer left before the resource was closed.',
      why: 'Whoever reads "201" counts on it. Once it has left, nobody can say any more that the last step went wrong.',
      look: 'Look at when `ctx.close()` is called, and whether somebody awaits it, before `route` answers.',
    };
  }
  return {
    happened: response.summary,
    why: 'Closing what is open must not change what the handler has said.',
    look: 'Look at `run` in `route.ts`: it gives what the work gives, and throws what the work throws.',
  };
}

function wrongLending(isPool: boolean, lending: number, after: number, how: string) {
  if (isPool) {
    return {
      happened: 'It lent the pool itself, and no connection.',
      why: 'A pool gives each query any connection that is free. What belongs together, such as a transaction, needs one and the same.',
      look: 'Look at what `session` yields: `await pool.connect()` gives one connection.',
    };
  }
  if (lending === 0) {
    return {
      happened:
        'It gave its connection back before the `yield`: while it was lent, the pool lent it to others, too.',
      why: 'Two requests then share a connection, and read and write in each other’s transactions.',
      look: 'Look at where `client.release()` stands: after the `yield`, the request is over.',
    };
  }
  return {
    happened: `When it ${how}, it kept its connection: ${after} of the pool's two were still in use.`,
    why: 'After two such requests the pool is empty, and every further one waits in vain.',
    look: 'Look at where `client.release()` stands: in a `finally` around the `yield`, it runs in whichever way the generator ends.',
  };
}

function isGenerator(value: unknown): value is AsyncGenerator {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
