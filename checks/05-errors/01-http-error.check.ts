import { expect, test } from 'vitest';
import {
  type Api,
  type ApiResponse,
  explain,
  importRouterParts,
  ledgerEntries,
  serve,
  startApp,
  valueIn,
} from '#kit';

const key = { 'X-Desk-Key': 'under-the-flowerpot' };

test('A tool comes back, and is written down once', { meta: { id: 'tool-back' } }, async () => {
  const api = await shedWithLoan();
  const response = await api.post('/tools/1/loans/1/return');
  await explain(
    {
      should: 'A tool that was lent comes back with 200, and with `returnedAt` in the answer.',
      happened: response.summary,
      why: 'The error path must not get in the way of what goes well.',
      look: 'Look at the last handler in `routers/loans.ts`: it ends with `return written(loan)`.',
    },
    () => {
      expect(response.status).toBe(200);
      expect(response.json).toMatchObject({ id: 1, toolId: 1, returnedAt: expect.any(String) });
    },
  );
  const entries = await ledgerOf('Loan 1');
  await explain(
    {
      should: 'The ledger has one entry for the loan that ended.',
      happened: `It has ${entries.length}: ${entries.join(' ')}`,
      why: 'What did happen belongs into the ledger.',
      look: 'Look at the handler: does it still write to the ledger?',
    },
    () => expect(entries).toEqual(['Loan 1 came back.']),
  );
});

test('A loan that is not there is 404, and leaves no entry', {
  meta: { id: 'missing-loan' },
}, async () => {
  const api = await shedWithLoan();
  for (const [path, id] of [
    ['/tools/1/loans/9/return', 9],
    ['/tools/2/loans/1/return', 1],
    ['/tools/7/loans/31/return', 31],
  ] as const) {
    await expectRefused(await api.post(path), 404, `Loan ${id}`, 0);
  }
});

test('A tool that is back is 409, and leaves no second entry', {
  meta: { id: 'back-twice' },
}, async () => {
  const api = await shedWithLoan();
  await api.post('/tools/1/loans/1/return');
  for (const _ of ['again', 'and again'])
    await expectRefused(await api.post('/tools/1/loans/1/return'), 409, 'Loan 1', 1);
});

test('The headers of an HttpError are sent', { meta: { id: 'headers-sent' } }, async () => {
  const { createApp, ApiRouter, route, HttpError } = await importRouterParts<Errors>({
    'errors.ts': ['HttpError'],
  });
  const repairs = new ApiRouter({ prefix: '/repairs' });
  const throwing = (path: string, error: Error) =>
    route(repairs, { method: 'get', path, summary: 'Ends with an error' }, () => {
      throw error;
    });
  throwing('/busy', new HttpError(503, 'Later, please.', { 'Retry-After': '120' }));
  throwing('/gone', new HttpError(410, 'Sold.', { Link: '</tools>', 'X-Since': 'May' }));
  throwing('/plain', new HttpError(404, 'No such repair.'));
  const api = await serve(createApp([repairs]));
  for (const [path, status, detail, headers] of [
    ['/repairs/busy', 503, 'Later, please.', { 'retry-after': '120' }],
    ['/repairs/gone', 410, 'Sold.', { link: '</tools>', 'x-since': 'May' }],
    ['/repairs/plain', 404, 'No such repair.', {}],
  ] as const) {
    const response = await api.get(path);
    const sent = Object.keys(headers).filter((name) => response.headers.has(name));
    const due = Object.keys(headers);
    await explain(
      {
        should: `An HttpError with ${status}, "${detail}" and ${due.length === 0 ? 'no headers' : `the headers ${due.join(', ')}`} is answered with just that.`,
        happened:
          response.status !== status || response.json === undefined
            ? `The error was not answered as it says: ${response.summary}`
            : sent.length < due.length
              ? `Status and words arrived, and of the headers ${sent.join(', ') || 'none'}.`
              : response.summary,
        why: 'Headers are a part of the answer: when to come back, how to identify oneself.',
        look: 'Look at the constructor of `HttpError`: does it keep its third argument, also when there is none? Then at `route`: `res.set` takes an object of headers.',
      },
      () => {
        expect(response.status).toBe(status);
        expect(response.json).toEqual({ detail });
        for (const [name, value] of Object.entries(headers))
          expect(response.headers.get(name)).toBe(value);
      },
    );
  }
});

test('The 401 of the desk names its scheme', { meta: { id: 'desk-challenge' } }, async () => {
  const api = await shedWithLoan();
  for (const [method, path, headers] of [
    ['GET', '/desk/ledger', {}],
    ['GET', '/desk/bell', { 'X-Desk-Key': 'on-the-nail' }],
    ['DELETE', '/tools/1', {}],
  ] as const) {
    const response = await api.request(method, path, { headers });
    const scheme = response.headers.get('www-authenticate');
    await explain(
      {
        should: `${method} ${path} without the right key is 401, with WWW-Authenticate: APIKey.`,
        happened:
          response.status === 401
            ? `The answer 401 has ${scheme === null ? 'no WWW-Authenticate' : `WWW-Authenticate: ${scheme}`}. Its headers: ${response.rawHeaders.map(([name]) => name).join(', ')}.`
            : response.summary,
        why: 'By HTTP, a 401 tells how to identify oneself. Programs read that in this header.',
        look: 'Look at `desk-key.ts`: the third argument of its `HttpError`. The name of the header is written with a hyphen, in quotes.',
      },
      () => {
        expect(response.status).toBe(401);
        expect(scheme).toBe('APIKey');
      },
    );
  }
  const response = await api.get('/desk/ledger', { headers: key });
  await explain(
    {
      should: 'With the key, GET /desk/ledger is 200, without WWW-Authenticate.',
      happened: `${response.status}, WWW-Authenticate: ${response.headers.get('www-authenticate') ?? 'none'}.`,
      why: 'Who is inside need not be asked again.',
      look: 'Look at where the header is set: on the error, not on every answer.',
    },
    () => {
      expect(response.status).toBe(200);
      expect(response.headers.get('www-authenticate')).toBeNull();
    },
  );
});

interface Errors {
  HttpError: new (status: number, detail: string, headers?: Record<string, string>) => Error;
}

/** An app with two tools and a member, who has the first tool. */
async function shedWithLoan(): Promise<Api> {
  const api = await startApp();
  await api.post('/tools', { json: { name: 'Drill', dailyFee: 4 } });
  await api.post('/tools', { json: { name: 'Ladder', dailyFee: 2 } });
  await api.post('/members', {
    json: { name: 'Ada', email: 'ada@toolshed.example', password: 'twelve or more' },
  });
  await api.post('/tools/1/loans', { json: { memberId: 1 } });
  return api;
}

async function ledgerOf(subject: string): Promise<string[]> {
  return (await ledgerEntries()).filter((entry) => entry.startsWith(`${subject} `));
}

/** A refusal with this status, after which the ledger has `kept` entries about `subject`. */
async function expectRefused(response: ApiResponse, status: number, subject: string, kept: number) {
  const { method, path } = response.request;
  await explain(
    {
      should: `${method} ${path} is answered with ${status} and a \`detail\` in words.`,
      happened:
        response.status === 500
          ? `The request ended with another error: ${response.summary}`
          : response.status < 300
            ? `It was taken for a good one: ${response.summary}`
            : `The refusal is not the right one: ${response.summary}`,
      why:
        status === 404
          ? '404 says that there is no such thing. Any other status sends people looking elsewhere.'
          : '409 says that the loan is there, and that its state does not allow this. 404 would deny the loan.',
      look:
        response.status === 500
          ? 'Look at how the handler ends: an error that is given back with `return` is taken for an answer, and does not fit the model. `throw` it.'
          : 'Look at the last handler in `routers/loans.ts`: `missing` for what is not there, `throw new HttpError(409, …)` for what is back.',
    },
    () => {
      expect(response.status).toBe(status);
      expect(valueIn(response.json, 'detail')).toEqual(expect.any(String));
    },
  );
  const entries = await ledgerOf(subject);
  await explain(
    {
      should: `After this ${status}, the ledger has ${kept === 0 ? 'no entry' : 'one entry'} about ${subject.toLowerCase()}.`,
      happened: `The ${status} was answered, and the ledger kept what the handler wrote: ${entries.join(' ')}`,
      why: 'The client was told no, and the ledger says yes. The session commits unless an error reaches it.',
      look: `Look at how the ${status} leaves the handler: with \`res.status(${status})\` it is an answer, with \`throw\` it is an error.`,
    },
    () => expect(entries).toHaveLength(kept),
  );
}
