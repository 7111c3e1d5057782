import type { Pool } from 'pg';
import { expect, test } from 'vitest';
import {
  type Context,
  type ContextClass,
  explain,
  importFile,
  importFiles,
  type Provider,
  type Servable,
  serve,
} from '#kit';

type Override = (provider: Provider, fake: Provider) => Disposable;

interface Runtime {
  Context: ContextClass;
  override: Override;
}

test('A stand-in is asked in place of a provider', { meta: { id: 'stands-in' } }, async () => {
  const { Context, override } = await importFile<Runtime>('context.ts', ['Context', 'override']);
  const log: string[] = [];
  const key = () => {
    log.push('the real key');
    return 'the real key';
  };
  async function* spoon() {
    yield 'a spoon';
    log.push('put away');
  }
  const copy = async (ctx: Context) => `a copy of ${await ctx.use(() => 'nothing')}`;
  const door = async (ctx: Context) => `${await ctx.use(key)} in the door`;
  for (const [how, fake, due, after] of [
    ['gives a value', () => 'a stick', 'a stick', []],
    ['gives a promise', async () => 'a wire', 'a wire', []],
    ['is a resource', spoon, 'a spoon', ['put away']],
    ['asks the context', copy, 'a copy of nothing', []],
  ] as const) {
    log.length = 0;
    let calls = 0;
    const handle = override(key, (ctx) => {
      calls += 1;
      return fake(ctx);
    });
    const early = calls;
    const ctx = contextOf(Context);
    const got = [await outcome(ctx, key), await outcome(ctx, key), await outcome(ctx, door)];
    await ctx.close();
    end(handle);
    await explain(
      {
        should: `After \`override(key, fake)\`, where \`fake\` ${how}: whoever asks for \`key\`, also another provider, gets ${due}; \`fake\` is called once in a request, \`key\` is not.`,
        happened:
          early > 0
            ? '`fake` was called by `override` itself, before anybody had asked.'
            : log.includes('the real key')
              ? `\`key\` was asked ${calls > 0 ? 'as well' : 'all the same'}: ${got.join(', ')}.`
              : calls > 1
                ? `\`fake\` was called ${calls} times in one request.`
                : `They got ${got.join(', ')}; afterwards: ${log.join(', ') || 'nothing'}.`,
        why: 'A stand-in that is treated differently proves nothing about the one for whom it stands in.',
        look: 'Look at `use` and `#enter`: only what is entered changes, `overrides.get(provider) ?? provider`; the key in the map stays the provider.',
      },
      () => {
        expect(early).toBe(0);
        expect(got).toEqual([due, due, `${due} in the door`]);
        expect(log).toEqual(after);
        expect(calls).toBe(1);
      },
    );
  }
});

test('It stands in until its handle is disposed of', {
  meta: { id: 'until-disposed' },
}, async () => {
  const { Context, override } = await importFile<Runtime>('context.ts', ['Context', 'override']);
  const [key, lamp, rope] = ['key', 'lamp', 'rope'].map((name) => named(name)) as [
    Provider,
    Provider,
    Provider,
  ];
  const all = async () => {
    const ctx = contextOf(Context);
    return [await outcome(ctx, key), await outcome(ctx, lamp), await outcome(ctx, rope)].join(', ');
  };
  const seen: string[] = [];
  const candle = override(lamp, () => 'a candle');
  seen.push(await all());
  const stick = override(key, () => 'a stick');
  seen.push(await all());
  end(stick);
  seen.push(await all());
  end(candle);
  seen.push(await all());
  const due = [
    'key, a candle, rope',
    'a stick, a candle, rope',
    'key, a candle, rope',
    'key, lamp, rope',
  ];
  const wrong = seen.findIndex((each, index) => each !== due[index]);
  await explain(
    {
      should: `Of three providers, the second is overridden, then the first, then neither: a request gets ${due.join('; ')}.`,
      happened:
        wrong === 0 || wrong === 1
          ? `An override changed another provider: request ${wrong + 1} got ${seen[wrong]}.`
          : wrong === 2
            ? `When the inner override was over, a request got ${seen[wrong]}.`
            : `When both were over, a request got ${seen[wrong]}.`,
      why: 'An override that outlives its check changes the ones that follow, and nobody finds out why they fail.',
      look: 'Look at what `[Symbol.dispose]` does: it takes this one entry out again. The key is the provider itself, since two may have the same name.',
    },
    () => expect(seen).toEqual(due),
  );
});

test('With another clock, it is another day', { meta: { id: 'another-clock' } }, async () => {
  const { app, override, clock } = await importFiles<{
    app: Servable;
    override: Override;
    clock: Provider;
  }>({ 'context.ts': ['override'], 'clock.ts': ['clock'], 'app.ts': ['app'] });
  const api = await serve(app);
  for (const [moment, open] of [
    ['2001-01-03T11:30:00.000Z', true],
    ['2001-01-07T11:30:00.000Z', false],
  ] as const) {
    const handle = override(clock, () => new Date(moment));
    const response = await api.get('/desk');
    end(handle);
    await explain(
      {
        should: `With a \`clock\` that stands at ${moment}, GET /desk answers ${JSON.stringify({ open, asOf: moment })}.`,
        happened: `The handler asked somebody else for the time: ${response.summary}`,
        why: 'On a Sunday, nobody has to wait for Wednesday any more.',
        look: 'Look at what the handler of GET /desk asks for: the function `clock` itself. One that is made anew for each request is another one each time.',
      },
      () => expect(response.json).toEqual({ open, asOf: moment }),
    );
  }
});

test('With another session, no database is needed', {
  meta: { id: 'without-database' },
}, async () => {
  const { app, override, session, deskKey, pool } = await importFiles<{
    app: Servable;
    override: Override;
    session: Provider;
    deskKey: Provider;
    pool: Pool;
  }>({
    'context.ts': ['override'],
    'session.ts': ['session'],
    'desk-key.ts': ['deskKey'],
    'database.ts': ['pool'],
    'app.ts': ['app'],
  });
  const none = { taken: 0, sessions: 0, ended: 0, statements: 0 };
  let count = { ...none };
  let asked: unknown;
  pool.on('acquire', (client) => {
    count.taken += 1;
    const { query } = client;
    client.query = (...[first, ...rest]: unknown[]) => {
      asked ??= first;
      return Reflect.apply(query, client, [first, ...rest]);
    };
  });
  const saw = { id: 7, name: 'Saw', dailyFee: 2, weeklyFee: 10, deposit: null, notes: null };
  override(session, async function* () {
    count.sessions += 1;
    yield {
      query: async () => {
        count.statements += 1;
        return { rows: [saw], rowCount: 1 };
      },
    };
    count.ended += 1;
  });
  override(deskKey, () => undefined);
  const api = await serve(app);
  for (const [method, path, json, status] of [
    ['GET', '/tools', undefined, 200],
    ['GET', '/tools/7', undefined, 200],
    ['POST', '/tools', { name: 'Saw', dailyFee: 2 }, 201],
    ['PATCH', '/tools/7', { dailyFee: 3 }, 200],
    ['DELETE', '/tools/7', undefined, 204],
  ] as const) {
    count = { ...none };
    asked = undefined;
    const response = await api.request(method, path, { json, timeout: 4_000 });
    const { taken, sessions, ended, statements } = count;
    await explain(
      {
        should: `With a stand-in for \`session\`, and one for \`deskKey\`, ${method} ${path} is answered with ${status}. It has one session in use, and takes no connection from the pool.`,
        happened:
          taken > 0
            ? asked === 'begin'
              ? `Somebody made a session of its own, past \`ctx.use(session)\`: ${response.summary}`
              : `Somebody took a connection from the pool, past \`session\`: ${response.summary}`
            : `${response.summary}. ${sessions} sessions were begun, ${ended} ended, with ${statements} statements.`,
        why: 'What does not come through the context cannot be exchanged. It is not in the transaction of the request either.',
        look:
          asked === 'begin'
            ? 'Look for a call of `session()`, and for providers that are made anew in each request: `ctx.use` takes the function `session` itself.'
            : taken > 0
              ? 'Look at who imports `pool`: `session.ts`, and nobody else. A store asks `ctx.use(session)`.'
              : 'Look at `tools`, `ledger` and the guards: each is asked through `ctx.use`.',
      },
      () => {
        expect(taken).toBe(0);
        expect(response.status).toBe(status);
        expect([sessions, ended]).toEqual([1, 1]);
        expect(statements).toBeGreaterThan(0);
      },
    );
  }
});

/** What the end of a `using` does; a handle that is none is left alone, and shows by its absence. */
function end(handle: Disposable | undefined): void {
  handle?.[Symbol.dispose]?.();
}

function contextOf(Context: ContextClass): Context {
  return new Context({ headers: {} }, new AbortController().signal);
}

/** Three of these have the same name as functions. */
function named(name: string): Provider {
  return function provider() {
    return name;
  };
}

async function outcome(ctx: Context, provider: Provider): Promise<string> {
  try {
    return String(await ctx.use(provider));
  } catch (error) {
    return `an error (${error instanceof Error ? error.message : String(error)})`;
  }
}
