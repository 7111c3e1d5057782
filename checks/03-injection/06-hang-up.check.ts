// Long, since a client that hangs up is played here: an app of tries, a bell, and who waits for it.
import type { EventEmitter } from 'node:events';
import express from 'express';
import { expect, onTestFinished, test, vi } from 'vitest';
import * as z from 'zod';
import {
  type Api,
  type ApiResponse,
  explain,
  holdsSoon,
  importFile,
  importFiles,
  ledgerEntries,
  type Route,
  type Servable,
  serve,
  ticks,
} from '#kit';

const key = { 'X-Desk-Key': 'under-the-flowerpot' };

test('`ctx.signal` aborts when the client hangs up', {
  meta: { id: 'signal-aborts' },
}, async () => {
  const tried = await mountTries();
  for (const [method, body] of [
    ['GET', undefined],
    ['POST', { name: 'Ada' }],
  ] as const) {
    const { signal, hangUp } = await tried.begin(method, body);
    const early = signal.aborted;
    await hangUp();
    const late = await holdsSoon(() => signal.aborted);
    await tried.finish();
    await explain(
      {
        should: `A client sends ${method}, waits, and hangs up: the signal aborts when it is gone, and not before.`,
        happened: early
          ? 'The signal had aborted while the client was still waiting.'
          : 'The client was gone, and the signal did not abort.',
        why: early
          ? 'A request is closed as soon as its body was read, which says nothing about the client: it is waiting for the answer.'
          : 'The handler goes on with work that nobody will see, and may wait for ever.',
        look: early
          ? 'Look at what you listen to in `signalOf`: the response closes when the client is gone, or has its answer.'
          : 'Look at `signalOf`: when `res` emits `close` and its answer was not finished, call `abort`.',
      },
      () => expect([early, late]).toEqual([false, true]),
    );
  }
});

test('`ctx.signal` is still after an answer', { meta: { id: 'signal-still' } }, async () => {
  const tried = await mountTries();
  for (const [method, body] of [
    ['GET', undefined],
    ['POST', { name: 'Ada' }],
  ] as const) {
    const { signal, answer } = await tried.begin(method, body);
    await tried.finish();
    const response = await answer;
    await ticks(30);
    await explain(
      {
        should: `A client sends ${method}, waits, and gets its answer, 200: the signal never aborts.`,
        happened:
          response === undefined || response.status !== 200
            ? `The client did not get its answer: ${response?.summary ?? 'the connection was cut'}.`
            : 'The client got its answer, and then the signal aborted.',
        why: 'Responses close in any case. Only one that was not finished says that somebody has left.',
        look: 'Look at what you ask in `signalOf` when `res` has closed: `res.writableFinished` is true when the whole answer is out.',
      },
      () => {
        expect(response?.status).toBe(200);
        expect(signal.aborted).toBe(false);
      },
    );
  }
});

test('What the request had in use goes back', { meta: { id: 'resource-goes-back' } }, async () => {
  const tried = await mountTries();
  for (const method of ['GET', 'POST'] as const) {
    const { hangUp } = await tried.begin(method, undefined, true);
    const open = [...tried.ends];
    await hangUp();
    const ended = await holdsSoon(() => tried.ends.length > 0);
    await ticks(10);
    await explain(
      {
        should: `A handler that waits with \`ctx.signal\` has a resource in use when the client hangs up: the resource is rolled back, once, and no error handler is called.`,
        happened: !ended
          ? 'The resource was still open.'
          : tried.errors.length > 0
            ? `Nobody was there to be answered, and the error handler was called all the same, with: ${tried.errors.join(', ')}.`
            : `It was rolled back: ${tried.ends.join(', ')}.`,
        why: ended
          ? 'Somebody who closes a tab is no error of the server. A log full of them hides the real ones.'
          : 'Each client that leaves takes a connection with it, until the pool is empty.',
        look: ended
          ? 'Look at `route`, after `run`: when `ctx.signal` has aborted, there is nothing left to do.'
          : 'Look at `signalOf` in `route.ts`: the signal has to abort, then what waits with it ends with an error.',
      },
      () => {
        expect(open).toEqual([]);
        expect(tried.ends).toEqual(['rolled back']);
        expect(tried.errors).toEqual([]);
      },
    );
    tried.ends.length = 0;
  }
});

test('Who has left does not hear the bell', { meta: { id: 'bell-forgets' } }, async () => {
  const { api, bell } = await startDesk();
  for (const count of [1, 3]) {
    const left = await Promise.all(
      Array.from({ length: count }, async () => {
        const gone = new AbortController();
        const before = bell.listenerCount('ring');
        const waiting = wait(api, gone.signal);
        await holdsSoon(() => bell.listenerCount('ring') > before);
        return { gone, waiting };
      }),
    );
    await holdsSoon(() => bell.listenerCount('ring') >= count);
    const listening = bell.listenerCount('ring');
    for (const { gone, waiting } of left) {
      gone.abort();
      await waiting;
    }
    await holdsSoon(() => bell.listenerCount('ring') === 0);
    const after = bell.listenerCount('ring');
    const rung = await api.post('/desk/bell', { json: { name: 'Bob' }, timeout: 4_000 });
    await ticks(20);
    const entries = await ledgerEntries();
    await explain(
      {
        should: `${count} of those at the desk wait with GET /desk/bell and leave, and Bob rings: nobody listens any more, and the ledger stays empty.`,
        happened:
          listening < count
            ? `Only ${listening} of them ever listened to the bell.`
            : after > 0
              ? `${after} handlers still listened to the bell, and the ledger says: ${entries.join(' ') || 'nothing'}`
              : `${rung.summary}, and the ledger says: ${entries.join(' ') || 'nothing'}`,
        why: 'A handler that waits for ever is never collected. And it acts in the name of somebody who has left.',
        look: 'Look at `once` in the handler of GET /desk/bell: `{ signal: ctx.signal }` is its third argument.',
      },
      () => {
        expect(listening).toBe(count);
        expect(after).toBe(0);
        expect(rung.status).toBe(204);
        expect(entries).toEqual([]);
      },
    );
  }
});

test('Who waits hears it', { meta: { id: 'bell-rings' } }, async () => {
  const { api, bell } = await startDesk();
  for (const name of ['Bob', 'Grace']) {
    const waiting = wait(api);
    await holdsSoon(() => bell.listenerCount('ring') > 0);
    const rung = await api.post('/desk/bell', { json: { name }, timeout: 4_000 });
    const heard = await waiting;
    const entries = await ledgerEntries();
    await explain(
      {
        should: `Somebody at the desk waits, and ${name} rings: GET /desk/bell answers 200 with {"name":"${name}"}, and the ledger has an entry.`,
        happened: `${heard?.summary ?? 'GET /desk/bell got no answer'}. ${rung.summary}. The last entry is: ${entries.at(-1) ?? 'none'}`,
        why: 'The bell is there to be heard.',
        look: 'Look at the handler of GET /desk/bell, and at `signalOf`: who is waiting has not left.',
      },
      () => {
        expect(heard?.status).toBe(200);
        expect(heard?.json).toEqual({ name });
        expect(entries.at(-1)).toBe(`${name} rang the bell.`);
      },
    );
  }
  const stranger = await api.get('/desk/bell', { timeout: 4_000 });
  await explain(
    {
      should: 'GET /desk/bell without the key is answered with 401.',
      happened: stranger.summary,
      why: 'The bell rings at the desk.',
      look: 'Look at the `guards` in the contract of GET /desk/bell.',
    },
    () => expect(stranger.status).toBe(401),
  );
});

/** The app and its bell. */
async function startDesk(): Promise<{ api: Api; bell: EventEmitter }> {
  quiet();
  const { app, bell } = await importFiles<{ app: Servable; bell: EventEmitter }>({
    'desk.ts': ['bell'],
    'app.ts': ['app'],
  });
  return { api: await serve(app), bell };
}

/** Waits at the desk; gives undefined for who has left. */
async function wait(api: Api, signal?: AbortSignal): Promise<ApiResponse | undefined> {
  const options = signal === undefined ? {} : { signal };
  return await api.get('/desk/bell', { headers: key, timeout: 4_500, ...options }).catch(() => {
    return undefined;
  });
}

/** An app of two routes that wait until the check lets them finish. */
async function mountTries() {
  quiet();
  const { route } = await importFile<{ route: Route }>('route.ts', ['route']);
  const ends: string[] = [];
  const errors: string[] = [];
  let begun = Promise.withResolvers<AbortSignal>();
  let over = Promise.withResolvers<void>();
  let patient = true;
  async function* crate() {
    try {
      yield 'crate';
      ends.push('kept');
    } catch (error) {
      ends.push('rolled back');
      throw error;
    }
  }
  const app = express();
  app.use(express.json());
  for (const method of ['get', 'post'] as const) {
    route(
      app,
      { method, path: '/wait', summary: 'A try', response: z.unknown() },
      async ({ ctx }) => {
        await ctx.use(crate);
        await ticks(10);
        begun.resolve(ctx.signal);
        await (patient ? over.promise : abortOf(ctx.signal));
        return {};
      },
    );
  }
  app.use(((error, _req, res, _next) => {
    errors.push(error instanceof Error ? error.message : String(error));
    if (!res.headersSent) res.status(500).end();
  }) satisfies express.ErrorRequestHandler);
  const api = await serve(app);
  return {
    ends,
    errors,
    /** Sends a request, and resolves once its handler is at work. `impatient`: it ends when its signal aborts. */
    begin: async (method: 'GET' | 'POST', json?: object, impatient = false) => {
      begun = Promise.withResolvers();
      over = Promise.withResolvers();
      patient = !impatient;
      const gone = new AbortController();
      const answer = api
        .request(method, '/wait', { json, signal: gone.signal, timeout: 4_500 })
        .catch(() => undefined);
      const signal = await begun.promise;
      const hangUp = async () => {
        gone.abort();
        await answer;
      };
      return { signal, answer, hangUp };
    },
    finish: async () => {
      over.resolve();
      await ticks(5);
    },
  };
}

/** Rejects when the signal aborts, as everything does that takes a signal. */
function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

/** Keeps Express from printing what it is told about clients that have left. */
function quiet(): void {
  const silenced = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => silenced.mockRestore());
}
