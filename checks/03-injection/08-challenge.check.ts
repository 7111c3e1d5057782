// Long, since a challenge has one check for each of its user stories, and a step has one check file.
import { DatabaseError } from 'pg';
import { expect, test } from 'vitest';
import {
  type ApiResponse,
  documentProblems,
  explain,
  importFiles,
  operationsOf,
  queryDatabase,
  type Servable,
  serve,
  startApp,
  valueIn,
} from '#kit';

const key = { 'X-Desk-Key': 'under-the-flowerpot' };
const ada = { name: 'Ada', email: 'ada@toolshed.example', password: 'twelve or more' };
const grace = { name: 'Grace', email: 'grace@toolshed.example', password: 'nanoseconds' + '12' };

test('Members are kept in the database', { meta: { id: 'members-kept' } }, async () => {
  const first = await startApp();
  const joined: unknown[] = [];
  for (const each of [ada, grace]) {
    const response = await first.post('/members', { json: each, timeout: 4_000 });
    joined.push(response.json);
    await expectAnswer(response, 201, { name: each.name, email: each.email });
  }
  const rows = await queryDatabase<{ name: string; email: string }>(
    'select name, email from members order by id',
  );
  await explain(
    {
      should: 'The table `members` holds Ada and Grace, with their e-mail addresses.',
      happened: `It holds ${rows.map(({ email }) => email).join(', ') || 'nobody'}.`,
      why: 'What is in a variable is gone when the server is started again.',
      look: 'Look at POST /members: a store for members, made like `ToolStore`, and a provider for it.',
    },
    () => expect(rows).toEqual([ada, grace].map(({ name, email }) => ({ name, email }))),
  );
  const again = await startApp();
  const [one, two] = joined;
  await expectAnswer(await again.get('/members', slow), 200, [one, two]);
  await expectAnswer(await again.get('/members?limit=1', slow), 200, [one]);
  const id = valueIn(two, 'id');
  await expectAnswer(await again.get(`/members/${id}`, slow), 200, two);
  await expectAnswer(await again.get('/members/4711', slow), 404);
  await expectAnswer(await again.get('/members/two', slow), 422);
});

test('Members sign in', { meta: { id: 'members-sign-in' } }, async () => {
  const api = await startApp();
  for (const each of [ada, grace]) await api.post('/members', { json: each, timeout: 4_000 });
  for (const [json, status, name] of [
    [{ email: ada.email, password: ada.password }, 200, 'Ada'],
    [{ email: ` ${grace.email.toUpperCase()} `, password: grace.password }, 200, 'Grace'],
    [{ email: ada.email, password: grace.password }, 401, undefined],
    [{ email: 'nobody@toolshed.example', password: ada.password }, 401, undefined],
    [{ email: ada.email, password: "' or '1'='1" }, 401, undefined],
  ] as const) {
    const response = await api.post('/sign-in', { json, timeout: 4_000 });
    await expectAnswer(response, status, name && { name });
  }
});

test('An e-mail address belongs to one member', { meta: { id: 'email-once' } }, async () => {
  const api = await startApp();
  await expectAnswer(await api.post('/members', { json: ada, timeout: 4_000 }), 201);
  for (const email of [ada.email, ada.email.toUpperCase()]) {
    const response = await api.post('/members', {
      json: { ...ada, name: 'Another Ada', email },
      timeout: 4_000,
    });
    await explain(
      () => ({
        should: `POST /members with ${email}, which a member has, is answered with 409 and a \`detail\` in words.`,
        ...wrongConflict(response),
      }),
      () => {
        expect(response.status).toBe(409);
        expect(valueIn(response.json, 'detail')).toEqual(expect.any(String));
      },
    );
  }
  await expectAnswer(await api.post('/members', { json: grace, timeout: 4_000 }), 201);
  await expectAnswer(await api.get('/members', slow), 200, [{ name: 'Ada' }, { name: 'Grace' }]);
  const { app, override, session } = await importFiles<{
    app: Servable;
    override: (provider: unknown, fake: () => unknown) => Disposable;
    session: unknown;
  }>({ 'context.ts': ['override'], 'session.ts': ['session'], 'app.ts': ['app'] });
  for (const [code, status] of [
    ['23505', 409],
    ['23502', 500],
  ] as const) {
    // Nobody has the address when it is looked for, and somebody has it when it is written.
    const handle = override(session, () => ({
      query: async (sql: string) => {
        if (!/insert into members/i.test(sql)) return { rows: [], rowCount: 0 };
        throw Object.assign(new DatabaseError('refused', 7, 'error'), { code });
      },
    }));
    const raced = await (await serve(app)).post('/members', { json: ada, timeout: 4_000 });
    handle[Symbol.dispose]();
    await explain(
      {
        should:
          status === 409
            ? 'Another request takes the address while this one is at work, and the `insert` fails with 23505, unique_violation: this one is answered with 409, too.'
            : 'When the `insert` fails with 23502, not_null_violation, the answer is 500.',
        happened: raced.summary,
        why:
          status === 409
            ? 'Between looking and writing, others write. Only the database can say for certain that an address is new.'
            : 'Another error is not the fault of the client. "This address is taken" would send it looking for nothing.',
        look: 'Look at where the `insert` is: catch its error there, compare its `code`, and let every other one pass.',
      },
      () => expect(raced.status).toBe(status),
    );
  }
});

test('The ledger tells what was kept', { meta: { id: 'ledger-true' } }, async () => {
  const api = await startApp();
  const before = Date.now();
  await api.post('/tools', { json: { name: 'Vice', dailyFee: 1 }, timeout: 4_000 });
  await api.post('/members', { json: ada, timeout: 4_000 });
  await api.post('/members', { json: { ...ada, name: 'Another Ada' }, timeout: 4_000 });
  await api.post('/members', { json: { ...grace, email: 'grace' }, timeout: 4_000 });
  await api.post('/members', { json: grace, timeout: 4_000 });
  await api.delete('/tools/4711', { headers: key, timeout: 4_000 });
  await api.delete('/tools/1', { headers: key, timeout: 4_000 });
  const after = Date.now();
  const all = [
    'Vice left the shed.',
    'Grace became a member.',
    'Ada became a member.',
    'Vice came to the shed.',
  ];
  for (const [query, due] of [
    ['', all],
    ['?limit=2', all.slice(0, 2)],
  ] as const) {
    const response = await api.get(`/desk/ledger${query}`, { headers: key, timeout: 4_000 });
    const read = entriesOf(response);
    await explain(
      () => ({
        should: `GET /desk/ledger${query} answers 200 with the latest entries, the newest first: ${due.join(' ')}`,
        ...wrongEntries(response, read, due),
      }),
      () => {
        expect(response.status).toBe(200);
        expect(read.map(({ entry }) => entry)).toEqual(due);
      },
    );
    await explain(
      {
        should:
          'Each entry has exactly `entry` and `at`, the time in ISO 8601, as in "2026-11-18T12:00:00.000Z".',
        happened: `The first is ${JSON.stringify(valueIn(response.json, '0'))}.`,
        why: 'Programs read this list, too.',
        look: 'Look at the model of the answer, and at what makes a text of the Date that comes from the database.',
      },
      () => {
        for (const value of Object.values(response.json ?? {})) {
          expect(Object.keys(value).toSorted()).toEqual(['at', 'entry']);
          const { at } = value as { at: string };
          expect(new Date(at).toISOString()).toBe(at);
          expect(Date.parse(at)).toBeGreaterThanOrEqual(before - 60_000);
          expect(Date.parse(at)).toBeLessThanOrEqual(after + 60_000);
        }
      },
    );
  }
  const strange = await api.get('/desk/ledger?limit=0', { headers: key, timeout: 4_000 });
  await expectAnswer(strange, 422);
});

test('The ledger is for the desk', { meta: { id: 'ledger-guarded' } }, async () => {
  const api = await startApp({ env: { DESK_KEY: 'behind-the-rain-barrel' } });
  await api.post('/members', { json: ada, timeout: 4_000 });
  for (const headers of [{}, key, { 'X-Desk-Key': '' }]) {
    const response = await api.get('/desk/ledger?limit=none', { headers, timeout: 4_000 });
    await explain(
      {
        should: `GET /desk/ledger with ${JSON.stringify(headers)} is answered with 401, whatever its query.`,
        happened: response.text.includes('Ada')
          ? `A stranger read the ledger: ${response.summary}`
          : response.summary,
        why: 'Who joined, and when, is nobody else’s business.',
        look: 'Look at the `guards` in the contract of GET /desk/ledger.',
      },
      () => {
        expect(response.status).toBe(401);
        expect(response.text).not.toContain('Ada');
      },
    );
  }
  const allowed = await api.get('/desk/ledger', {
    headers: { 'X-Desk-Key': 'behind-the-rain-barrel' },
    timeout: 4_000,
  });
  await expectAnswer(allowed, 200);
});

test('The document says what is new', { meta: { id: 'described' } }, async () => {
  const api = await startApp();
  const document = (await api.get('/openapi.json')).json;
  const operations = operationsOf(document);
  for (const [method, path, due] of [
    ['POST', '/members', ['201', '409', '415', '422']],
    ['GET', '/desk/ledger', ['200', '401', '422']],
    ['POST', '/sign-in', ['200', '401', '415', '422']],
  ] as const) {
    const found = operations.find((each) => each.method === method && each.path === path);
    const statuses = Object.keys(valueIn(found?.value, 'responses') ?? {});
    const tags = valueIn(found?.value, 'tags');
    await explain(
      {
        should: `The document describes ${method} ${path} with the answers ${due.join(', ')}, and under the tag \`${path.startsWith('/desk') ? 'desk' : 'members'}\`; it is valid.`,
        happened:
          found === undefined
            ? `It does not describe ${method} ${path}.`
            : `It has ${statuses.join(', ')}, and the tags ${JSON.stringify(tags)}. ${documentProblems(document).join(' ')}`,
        why: 'A client prepares for what the document names.',
        look: 'Look at the contract: `refusals`, `guards`, `tags` and the schemas of this route.',
      },
      () => {
        expect(statuses.toSorted()).toEqual([...due]);
        expect(tags).toEqual([path.startsWith('/desk') ? 'desk' : 'members']);
        expect(documentProblems(document)).toEqual([]);
      },
    );
  }
});

const slow = { timeout: 4_000 };

async function expectAnswer(response: ApiResponse, status: number, body?: unknown): Promise<void> {
  const asked = `${response.request.method} ${response.request.path}`;
  const leaked = /twelve or more|nanoseconds/.test(response.text);
  await explain(
    {
      should: `${asked} is answered with ${status}${body === undefined ? '' : `, and with ${JSON.stringify(body)}`}.`,
      happened: leaked
        ? `A password left the server: ${response.summary}`
        : `${response.request.body ?? ''} ${response.summary}`.trim(),
      why: leaked
        ? 'What an answer may contain stands in its model, wherever the row came from.'
        : 'Members are the same as before. Only where they are kept has changed.',
      look: leaked
        ? 'Look at `response` in the contract: `MemberPublic`.'
        : response.status === 500
          ? 'A 500 means that something threw. The console shows the line; a column that PostgreSQL does not know is a frequent reason.'
          : 'Look at what the store gives for this, and at what the handler makes of it.',
    },
    () => {
      expect(response.status).toBe(status);
      expect(leaked).toBe(false);
      if (body !== undefined) expect(response.json).toMatchObject(body as object);
      if (Array.isArray(body)) expect(response.json).toHaveLength(body.length);
    },
  );
}

function wrongConflict(response: ApiResponse) {
  if (response.status === 500) {
    return {
      happened: `The error of the database went out as a 500: ${response.summary}`,
      why: 'The server works. It is the address that is taken, and the client can choose another one.',
      look: 'Look at the `insert`: its error has the `code` "23505". Where that is what happened, throw a `Refused`.',
    };
  }
  if (response.status < 300) {
    return {
      happened: `Two members have one address now: ${response.summary}`,
      why: 'Which of them is meant when one of them signs in?',
      look: 'Look at how the member is stored: the table has a `unique` address, and the error of the second `insert` must not be dropped.',
    };
  }
  return {
    happened: response.summary,
    why: '409 Conflict says that the request is fine, and does not go together with what is there.',
    look: 'Look at the status of the `Refused` that you throw, and at the capitals in the address.',
  };
}

interface Entry {
  readonly at: string;
  readonly entry: string;
}

function entriesOf(response: ApiResponse): readonly Entry[] {
  return Array.isArray(response.json) ? (response.json as Entry[]) : [];
}

function wrongEntries(response: ApiResponse, read: readonly Entry[], due: readonly string[]) {
  const entries = read.map(({ entry }) => entry);
  const why =
    'People believe a ledger. An entry for something that did not happen is worse than none.';
  if (entries.some((entry) => entry.includes('Another Ada'))) {
    return {
      happened: `There is an entry for a member who was refused: ${entries.join(' ')}`,
      why,
      look: 'Look at how the 409 leaves the handler: as an error that is thrown, it rolls back what the request has written.',
    };
  }
  if (entries.join() === due.toReversed().join()) {
    return {
      happened: `The oldest came first: ${entries.join(' ')}`,
      why: 'With a limit, the desk would see the first days of the shed for ever.',
      look: 'Look at `latest` in `ledger.ts`, and at what you do with its list.',
    };
  }
  return {
    happened:
      response.status === 200 ? `It has: ${entries.join(' ') || 'no entries'}` : response.summary,
    why,
    look:
      response.status === 500
        ? 'A 500 means that something threw. The console shows the line. An answer has to fit its model; a Date is no text.'
        : 'Look at which handlers write into the ledger, and what.',
  };
}
