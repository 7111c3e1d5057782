import express from 'express';
import { expect, test } from 'vitest';
import * as z from 'zod';
import {
  type ApiResponse,
  type Context,
  type ContextClass,
  explain,
  importFile,
  importFiles,
  ledgerEntries,
  type Provider,
  type Route,
  serve,
  shown,
  startApp,
  ticks,
} from '#kit';

test('A request asks each provider once', { meta: { id: 'asked-once' } }, async () => {
  const { Context } = await importFile<{ Context: ContextClass }>('context.ts', ['Context']);
  for (const given of [{ name: 'key' }, undefined, 0]) {
    const ctx = new Context({});
    const counts = { key: 0, ended: 0, nail: 0 };
    const key = async function* () {
      counts.key += 1;
      yield given;
      counts.ended += 1;
    };
    const nail = () => {
      counts.nail += 1;
      return counts.nail;
    };
    const door = async (inner: Context) => [await inner.use(key), await inner.use(nail)];
    const direct = await ctx.use(key);
    const nails = [await ctx.use(nail), await ctx.use(nail)];
    const [within] = (await ctx.use(door)) as unknown[];
    await ctx.close();
    await explain(
      () => ({
        should: `A handler asks for \`key\`, which gives ${shown(given)}, and for \`door\`, which asks for \`key\`, too: \`key\` begins once, ends once, and both get the same.`,
        happened:
          counts.key > 1
            ? given === undefined || given === 0
              ? `\`key\` began ${counts.key} times: ${shown(given)} was taken for "not asked yet".`
              : `\`key\` began ${counts.key} times, one after the other.`
            : counts.nail > 1
              ? `A provider that is no generator was called ${counts.nail} times.`
              : `\`key\` began ${counts.key} times and ended ${counts.ended} times; the two got ${shown(direct)} and ${shown(within)}.`,
        why: 'A session of its own for each part means transactions that know nothing of each other, and a pool that is empty after one request.',
        look: 'Look at `use`: what was asked for is remembered by its provider, also when it gave nothing or 0.',
      }),
      () => {
        expect(counts).toEqual({ key: 1, ended: 1, nail: 1 });
        expect(within).toBe(direct);
        expect(direct).toBe(given);
        expect(nails).toEqual([1, 1]);
      },
    );
  }
});

test('Also when it asks at the same time', { meta: { id: 'asked-together' } }, async () => {
  const { Context } = await importFile<{ Context: ContextClass }>('context.ts', ['Context']);
  for (const count of [2, 5]) {
    const ctx = new Context({});
    let begun = 0;
    let ended = 0;
    const key = async function* () {
      begun += 1;
      await ticks(3);
      yield {};
      ended += 1;
    };
    const keys = await Promise.all(Array.from({ length: count }, () => ctx.use(key)));
    await ctx.close();
    await explain(
      {
        should: `Asked ${count} times under \`Promise.all\`, \`key\` begins once, and all get the same.`,
        happened:
          begun > 1
            ? `It began ${begun} times: while the first was on its way, the others found nothing, and began again.`
            : `It began ${begun} times and ended ${ended} times, and there were ${new Set(keys).size} different keys.`,
        why: 'Between a question and its answer, others ask. That happens under load, and never while you try it out.',
        look: 'Look at what `use` remembers, and when: the promise is there at once, its value only later.',
      },
      () => {
        expect([begun, ended]).toEqual([1, 1]);
        expect(new Set(keys).size).toBe(1);
      },
    );
  }
});

test('Another request gets its own', { meta: { id: 'own-per-request' } }, async () => {
  const { route } = await importFile<{ route: Route }>('route.ts', ['route']);
  let counted = 0;
  const number = () => {
    counted += 1;
    return counted;
  };
  const half = () => 0.5;
  const app = express();
  route(
    app,
    { method: 'get', path: '/number', summary: 'A try', response: z.unknown() },
    async ({ ctx }) => [await ctx.use(number), await ctx.use(half), await ctx.use(number)],
  );
  const api = await serve(app);
  for (const due of [1, 2, 3]) {
    const response = await api.get('/number');
    await explain(
      {
        should: `Request ${due} gets ${JSON.stringify([due, 0.5, due])}: a number of its own, and twice the same.`,
        happened: `It got ${response.text}.`,
        why:
          due > 1
            ? 'What one request has in use, such as a session, is closed when it ends. The next one must not find it.'
            : 'Different providers give different things.',
        look: 'Look at where the `Map` stands: it belongs to one context, and its keys are the providers themselves.',
      },
      () => expect(response.json).toEqual([due, 0.5, due]),
    );
  }
});

test('The ledger asks for session and clock at once', {
  meta: { id: 'ledger-at-once' },
}, async () => {
  const { ledger, session, clock } = await importFiles<{
    ledger: (ctx: Pick<Context, 'use'>) => Promise<{ write(entry: string): Promise<void> }>;
    session: Provider;
    clock: Provider;
  }>({ 'ledger.ts': ['ledger'], 'session.ts': ['session'], 'clock.ts': ['clock'] });
  const asked: string[] = [];
  const written: unknown[] = [];
  const answers = [Promise.withResolvers<unknown>(), Promise.withResolvers<unknown>()] as const;
  const making = ledger({
    use: (provider) => {
      asked.push(provider === session ? 'session' : provider === clock ? 'clock' : 'another');
      return answers[provider === clock ? 1 : 0].promise;
    },
  });
  await ticks(3);
  const before = [...asked];
  const now = new Date('2026-11-18T12:00:00.000Z');
  answers[0].resolve({
    query: async (_statement: string, values: unknown) => {
      written.push(values);
      return { rows: [] };
    },
  });
  answers[1].resolve(now);
  await (await making).write('A vice came to the shed.');
  await explain(
    {
      should:
        'While neither `session` nor `clock` has answered, the provider `ledger` has asked for both; it writes in this session, at this time.',
      happened:
        before.length < 2
          ? `It had asked for ${before.join(', ') || 'nothing'} alone, and waited.`
          : `It had asked for ${before.join(', ')}, and wrote ${JSON.stringify(written)}.`,
      why: 'Two things that do not need each other need not wait for each other.',
      look: 'Look at `ledger` in `ledger.ts`: an `await` between two questions makes the second wait. `Promise.all` takes both.',
    },
    () => {
      expect(before.toSorted()).toEqual(['clock', 'session']);
      expect(written).toEqual([[now, 'A vice came to the shed.']]);
    },
  );
});

test('Tool and entry are written in one session', { meta: { id: 'one-session' } }, async () => {
  const api = await startApp();
  for (const name of ['Vice', 'Mitre saw', 'Rasp']) {
    const response = await api.post('/tools', { json: { name, dailyFee: 2 }, timeout: 4_000 });
    await explain(
      {
        should: `POST /tools with "${name}" is answered with 201.`,
        happened: /No turn came|timeout exceeded/.test(response.text)
          ? 'One request had two sessions in use, and the second one waited for the first, which waited for the request.'
          : response.summary,
        why: 'Tool and entry belong together: in two sessions they are two transactions, and one can be kept without the other.',
        look: broken(
          response,
          'Look at `use`: `tools` and `ledger` both ask for `session`, and must get the same one.',
        ),
      },
      () => expect(response.status).toBe(201),
    );
  }
  const entries = await ledgerEntries();
  const removed = await api.delete('/tools/2', { timeout: 4_000 });
  await explain(
    {
      should: 'Three tools leave three entries, and DELETE /tools/2 is answered with 204.',
      happened: `There were ${entries.length} entries. ${removed.summary}`,
      why: 'The ledger tells what became of each tool.',
      look: broken(removed, 'Look at what the handlers in `app.ts` write into the ledger.'),
    },
    () => {
      expect(entries).toEqual([
        'Vice came to the shed.',
        'Mitre saw came to the shed.',
        'Rasp came to the shed.',
      ]);
      expect(removed.status).toBe(204);
    },
  );
});

/** Where to look: a server that broke comes first, whatever the check was about. */
function broken(response: ApiResponse, otherwise: string): string {
  if (response.status !== 500 || /No turn came|timeout exceeded/.test(response.text)) {
    return otherwise;
  }
  return 'A 500 means that something threw. The console shows the line.';
}
