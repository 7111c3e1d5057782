import express from 'express';
import { expect, onTestFinished, test, vi } from 'vitest';
import * as z from 'zod';
import {
  type ApiResponse,
  brokenOr,
  type Context,
  type ContextClass,
  explain,
  importFile,
  importFiles,
  type Provider,
  type Route,
  type Servable,
  serve,
  settled,
  shown,
  startApp,
} from '#kit';

test('`use` calls the provider and gives what it gives', {
  meta: { id: 'provider-asked' },
}, async () => {
  const { Context } = await importFile<{ Context: ContextClass }>('context.ts', ['Context']);
  const ctx = new Context({ headers: { 'x-shelf': 'C3' } });
  const plane = { name: 'Block plane' };
  for (const [what, provider, expected] of [
    ['() => 7', () => 7, 7],
    ['async () => plane', async () => plane, plane],
    ['() => undefined', () => undefined, undefined],
    ['(ctx) => ctx.req.headers["x-shelf"]', ({ req }: Context) => req.headers['x-shelf'], 'C3'],
    ['(ctx) => ctx', (given: Context) => given, ctx],
  ] as const) {
    const { value, error } = await settled(() => ctx.use(provider));
    await explain(
      () => ({
        should: `\`await ctx.use(${what})\` gives what the provider gives.`,
        ...wrongValue(value, error, provider),
      }),
      () => {
        expect(value).toBe(expected);
        expect(error).toBeUndefined();
      },
    );
  }
  const broken = new Error('The clock has stopped.');
  const thrower = () => {
    throw broken;
  };
  for (const provider of [thrower, () => Promise.reject(broken)]) {
    const { value, error } = await settled(() => ctx.use(provider));
    await explain(
      {
        should: 'When a provider throws, `use` rejects with the same error.',
        happened:
          error === undefined
            ? `The error of the provider was lost: \`use\` gave ${shown(value)}.`
            : `\`use\` rejected with another error: ${shown(error)}.`,
        why: 'A handler that goes on with nothing in its hands fails later, and elsewhere.',
        look: 'Look for a `try` or a `catch` in `use`: it needs none.',
      },
      () => expect(error).toBe(broken),
    );
  }
});

test('Each request has a context of its own', { meta: { id: 'context-per-request' } }, async () => {
  const { route } = await importFile<{ route: Route }>('route.ts', ['route']);
  const shelf = ({ req }: Context) => req.get('X-Shelf');
  const app = express();
  const contexts: unknown[] = [];
  const models = { query: z.object({ page: z.string() }), response: z.unknown() };
  const contract = { method: 'get', path: '/shelf', summary: 'A try', ...models };
  route(app, contract, async ({ ctx, query, res }) => {
    contexts.push(ctx);
    res.set('X-Page', query.page);
    return { shelf: await ctx.use(shelf) };
  });
  const api = await serve(app);
  for (const name of ['A1', 'B2', 'C3']) {
    const response = await api.get(`/shelf?page=${name}`, { headers: { 'X-Shelf': name } });
    await explain(
      () => ({
        should: `A handler that asks \`ctx\` for the header X-Shelf of its request gets ${name}; it still gets its \`query\`, and \`res\`.`,
        ...wrongContext(response, contexts),
      }),
      () => {
        expect(response.json).toEqual({ shelf: name });
        expect(response.headers.get('X-Page')).toBe(name);
        expect(new Set(contexts).size).toBe(contexts.length);
      },
    );
  }
});

test('`clock` gives the time at which it is asked', {
  meta: { id: 'clock-gives-now' },
}, async () => {
  stopTime('2026-11-18T09:30:00.000Z');
  const { clock } = await importFile<{ clock: () => unknown }>('clock.ts', ['clock']);
  for (const moment of ['2026-11-18T09:59:59.999Z', '2027-02-20T12:00:00.000Z']) {
    vi.setSystemTime(moment);
    const { value: now, error } = await settled(clock);
    await explain(
      {
        should: `At ${moment}, \`clock()\` gives a Date of this moment.`,
        happened:
          now instanceof Date && now.getTime() === Date.parse('2026-11-18T09:30:00.000Z')
            ? 'It gave the moment at which `clock.ts` was loaded.'
            : error === undefined
              ? `It gave ${shown(now)}.`
              : `It threw ${shown(error)}.`,
        why: 'A server runs for weeks. A time that was taken once stands still.',
        look: 'Look at where `new Date()` stands: inside the function, it is made anew with each call.',
      },
      () => expect(now).toEqual(new Date(moment)),
    );
  }
});

test('GET /desk says whether the shed is open', { meta: { id: 'desk-open' } }, async () => {
  stopTime('2026-11-18T09:30:00.000Z');
  const api = await startApp();
  for (const [moment, open] of [
    ['2026-11-18T10:00:00.000Z', true],
    ['2026-11-18T15:59:59.999Z', true],
    ['2026-11-18T16:00:00.000Z', false],
    ['2026-11-21T12:34:56.789Z', true],
    ['2026-11-22T12:00:00.000Z', false],
  ] as const) {
    vi.setSystemTime(moment);
    const response = await api.get('/desk');
    await explain(
      () => ({
        should: `At ${moment}, GET /desk answers 200 with ${JSON.stringify({ open, asOf: moment })}.`,
        happened: response.summary,
        why: 'People walk to the shed because of this sign.',
        look: brokenOr(
          response,
          'Look at what the handler gives to `isOpen`, and what it writes into `asOf`: the same Date, as an ISO text.',
        ),
      }),
      () => {
        expect(response.status).toBe(200);
        expect(response.json).toEqual({ open, asOf: moment });
      },
    );
  }
});

test('GET /desk asks the clock, once', { meta: { id: 'one-moment' } }, async () => {
  const { app, Context, clock } = await importFiles<{
    app: Servable;
    Context: ContextClass;
    clock: Provider;
  }>({ 'context.ts': ['Context'], 'clock.ts': ['clock'], 'app.ts': ['app'] });
  let asked = 0;
  const { use } = Context.prototype;
  // A clock that goes on by a millisecond whenever somebody looks at it.
  Context.prototype.use = function (this: Context, provider) {
    if (provider !== clock) return use.call(this, provider);
    asked += 1;
    return Promise.resolve(new Date(Date.parse('2001-01-03T15:59:59.998Z') + asked));
  };
  const api = await serve(app);
  const response = await api.get('/desk');
  await explain(
    () => ({
      should:
        'With `ctx.use(clock)` at 15:59:59.999 on a Wednesday in 2001, GET /desk answers {"open":true,"asOf":"2001-01-03T15:59:59.999Z"}.',
      happened:
        asked === 0
          ? `The handler never asked \`ctx.use(clock)\`: ${response.summary}`
          : asked > 1
            ? `The handler asked for the time ${asked} times, and got as many moments: ${response.summary}`
            : response.summary,
      why: 'A moment that is asked for can be another one in a check. And a moment that is asked for once is one moment.',
      look: brokenOr(
        response,
        asked > 1
          ? 'Look at the handler: keep what `ctx.use(clock)` gave in a variable, and use that twice.'
          : 'Look at the handler of GET /desk: `await ctx.use(clock)`, with the function `clock` itself and no `new Date()` beside it.',
      ),
    }),
    () => {
      expect(asked).toBe(1);
      expect(response.json).toEqual({ open: true, asOf: '2001-01-03T15:59:59.999Z' });
    },
  );
});

/** Lets `Date` show this moment until the check ends. Timers go on as ever. */
function stopTime(moment: string): void {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(moment) });
  onTestFinished(() => {
    vi.useRealTimers();
  });
}

/** What happened, why and where to look when `use` gave something else than its provider. */
function wrongValue(value: unknown, error: unknown, provider: unknown) {
  const why = 'Everything that a handler will ever ask for comes through this one method.';
  if (value === provider) {
    return {
      happened: '`use` gave the provider itself, uncalled.',
      why,
      look: 'Look at `use`: a provider is a function, and a function gives something when it is called.',
    };
  }
  if (error instanceof TypeError) {
    return {
      happened: `The provider did not get the context, and broke: ${shown(error)}`,
      why: 'A provider that needs the request finds it in its argument.',
      look: 'Look at how `use` calls the provider: its argument is the context, and that is `this`.',
    };
  }
  return {
    happened:
      error === undefined ? `It gave ${shown(value)}.` : `It was rejected with ${shown(error)}.`,
    why,
    look: 'Look at `use`: call the provider with `this`, wait for what it gives, and give it back.',
  };
}

/** What happened, why and where to look when a handler had no context, or that of another request. */
function wrongContext(response: ApiResponse, contexts: readonly unknown[]) {
  if (contexts.at(-1) === undefined) {
    return {
      happened: 'The handler got no `ctx`.',
      why: 'Without it, a handler cannot ask for anything.',
      look: 'Look at the object that `route` calls the handler with: `input`, `ctx` and `res`.',
    };
  }
  if (new Set(contexts).size < contexts.length) {
    return {
      happened: `Two requests shared one context: ${response.summary}`,
      why: 'What belongs to one client is then shown to another one. With a session or a signed-in member in it, that is the worst kind of leak.',
      look: 'Look at where the `Context` is made: within the function that is called for each request.',
    };
  }
  return {
    happened: response.summary,
    why: 'A context is made of its request, and providers read the request from it.',
    look: brokenOr(response, 'Look at what you give to `new Context`.'),
  };
}
