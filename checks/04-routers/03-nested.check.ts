import { expect, test } from 'vitest';
import {
  type ApiResponse,
  documentProblems,
  explain,
  operationsOf,
  queryDatabase,
  startApp,
  valueIn,
} from '#kit';

type Api = Awaited<ReturnType<typeof startApp>>;

test('A tool is lent to a member', { meta: { id: 'tool-lent' } }, async () => {
  const api = await shed();
  for (const [toolId, memberId] of [
    [2, 1],
    [3, 2],
  ] as const) {
    const response = await api.post(`/tools/${toolId}/loans`, { json: { memberId } });
    const id = valueIn(response.json, 'id');
    const location = response.headers.get('location');
    await explain(
      {
        should: `POST /tools/${toolId}/loans with ${JSON.stringify({ memberId })} is answered with 201, a loan of tool ${toolId}, and Location: /tools/${toolId}/loans/ID.`,
        happened: `${response.summary}${response.status === 201 ? `, and Location: ${location}` : ''}`,
        ...whyNotLent(response),
      },
      () => {
        expect(response.status).toBe(201);
        expect(response.json).toMatchObject({ toolId, memberId });
        expect(location).toBe(`/tools/${toolId}/loans/${String(id)}`);
      },
    );
  }
  for (const [path, memberId, status, about] of [
    ['/tools/2/loans', 2, 409, 'a tool that is out'],
    ['/tools/9/loans', 1, 404, 'a tool that is not there'],
    ['/tools/1/loans', 9, 404, 'a member who is not there'],
    ['/tools/saw/loans', 1, 422, 'what is no id'],
  ] as const) {
    const response = await api.post(path, { json: { memberId } });
    await explain(
      {
        should: `POST ${path} with ${JSON.stringify({ memberId })}, for ${about}, is answered with ${status}.`,
        happened: response.summary,
        why: 'The tool in the path is the tool that goes home with somebody.',
        look:
          response.status === 500
            ? 'A 500 means that something threw: the console shows what. Did a loan without its tool reach the database?'
            : 'Look at where the handler gets the tool from: the path says which one, checked by `LoansPath`.',
      },
      () => expect(response.status).toBe(status),
    );
  }
});

test('The loans of a tool are listed under it', { meta: { id: 'loans-listed' } }, async () => {
  const api = await shed();
  await lend(2, 1);
  await lend(3, 2);
  for (const [path, expected] of [
    ['/tools/2/loans', [{ id: 1, toolId: 2, memberId: 1 }]],
    ['/tools/3/loans?limit=1', [{ id: 2, toolId: 3, memberId: 2 }]],
    ['/tools/1/loans', []],
  ] as const) {
    const response = await api.get(path);
    await explain(
      {
        should: `With tool 2 lent to member 1, and tool 3 to member 2, GET ${path} lists ${JSON.stringify(expected)}.`,
        happened: response.summary,
        ...whyNotLent(response),
      },
      () => {
        expect(response.status).toBe(200);
        expect(response.json).toMatchObject(expected);
        expect(response.json).toHaveLength(expected.length);
      },
    );
  }
});

test('A loan is found under its own tool only', { meta: { id: 'own-tool-only' } }, async () => {
  const api = await shed();
  // Two loans of tool 3, one of tool 2: no loan has the id of its tool.
  await lend(3, 2, 'now()');
  await lend(3, 1);
  await lend(2, 1);
  for (const [path, status, expected] of [
    ['/tools/3/loans/1', 200, { id: 1, toolId: 3, memberId: 2 }],
    ['/tools/2/loans/3', 200, { id: 3, toolId: 2, memberId: 1 }],
    ['/tools/2/loans/1', 404, {}],
    ['/tools/1/loans/3', 404, {}],
    ['/tools/3/loans/9', 404, {}],
    ['/tools/3/loans/first', 422, {}],
  ] as const) {
    const response = await api.get(path);
    await explain(
      () => ({
        should: `With the loans 1 and 2 of tool 3, and loan 3 of tool 2, GET ${path} is answered with ${status}${status === 200 ? ` and ${JSON.stringify(expected)}` : ''}.`,
        happened: response.summary,
        ...whyWrongLoan(response, status),
      }),
      () => {
        expect(response.status).toBe(status);
        expect(response.json).toMatchObject(expected);
      },
    );
  }
});

test('The document describes the loans, with the tool in their path', {
  meta: { id: 'loans-described' },
}, async () => {
  const api = await startApp();
  const document = (await api.get('/openapi.json')).json;
  for (const [name, expected] of [
    ['POST /tools/{toolId}/loans', ['toolId']],
    ['GET /tools/{toolId}/loans', ['toolId']],
    ['GET /tools/{toolId}/loans/{loanId}', ['toolId', 'loanId']],
  ] as const) {
    const operation = operationsOf(document).find(
      ({ method, path }) => `${method} ${path}` === name,
    )?.value;
    const parameters = Object.values(valueIn(operation, 'parameters') ?? {});
    const required = parameters
      .filter((each) => valueIn(each, 'in') === 'path' && valueIn(each, 'required') === true)
      .map((each) => valueIn(each, 'name'));
    const problems = documentProblems(document);
    await explain(
      {
        should: `The document describes ${name}, with the tag "loans" and the parameters ${expected.join(' and ')} in its path.`,
        happened:
          operation === undefined
            ? `It does not describe ${name}.`
            : `Its tags are ${JSON.stringify(valueIn(operation, 'tags'))}, its parameters in the path ${required.join(', ') || 'none'}. ${problems.join(' ')}`,
        why: 'A path without its parameters cannot be called from the docs.',
        look: 'Look at the prefix of `loansApi`, and at `LoansPath` and `LoanPath` in `models.ts`: a part of a path is never optional.',
      },
      () => {
        expect(valueIn(operation, 'tags')).toEqual(['loans']);
        expect(required.toSorted()).toEqual([...expected].toSorted());
        expect(problems).toEqual([]);
      },
    );
  }
});

/** An app with three tools and two members. */
async function shed(): Promise<Api> {
  const api = await startApp();
  for (const name of ['Adze', 'Bow saw', 'Froe'])
    await api.post('/tools', { json: { name, dailyFee: 2 } });
  for (const name of ['Ada', 'Grace'])
    await api.post('/members', {
      json: { name, email: `${name}@toolshed.example`, password: 'twelve or more' },
    });
  const found = await queryDatabase(
    'select id from tools union all select id from members order by id',
  );
  await explain(
    {
      should: 'Three tools and two members can be added.',
      happened: `${found.length} of them are in the database.`,
      why: 'The other claims need somebody who borrows something.',
      look: 'Look at what you changed besides the loans.',
    },
    () => expect(found).toHaveLength(5),
  );
  return api;
}

/** Puts a loan into the database, given back at once when `returned` says so. */
async function lend(toolId: number, memberId: number, returned = 'null'): Promise<void> {
  await queryDatabase(
    `insert into loans (tool_id, member_id, lent_at, returned_at) values ($1, $2, now(), ${returned})`,
    [toolId, memberId],
  );
}

/** Why lending or listing does not work. */
function whyNotLent(response: ApiResponse) {
  if (response.status === 422 && response.text.includes('toolId')) {
    return {
      why: 'The path names the tool, and the handler’s router was not told: each router has its own `req.params`.',
      look: 'Look at how `ApiRouter` makes its router: `express.Router()` takes options, and one of them takes over the parameters of the prefix.',
    };
  }
  if (response.status === 500) {
    return {
      why: 'A loan without its tool went as far as the database, which refused it.',
      look: 'Look at `LoansPath`: making `toolId` optional takes the complaint away, and leaves the number missing.',
    };
  }
  return {
    why: 'Who has which tool is what the desk asks most often.',
    look: 'Look at `routers/loans.ts`: the tool comes from `params`, the member from `body`.',
  };
}

/** Why a loan is found where it should not be, or the other way round. */
function whyWrongLoan(response: ApiResponse, due: number) {
  if (response.status === 422 && response.text.includes('toolId')) return whyNotLent(response);
  if (response.status === 403) {
    return {
      why: 'That it is forbidden tells that it exists. Below this tool, there is no such loan.',
      look: 'Look at the handler: a loan of another tool is no loan of this one, so it is `missing`.',
    };
  }
  const asked = response.request.path.split('/').at(-1);
  if (response.status === 200 && String(valueIn(response.json, 'id')) !== asked) {
    return {
      why: 'The answer is a loan of this tool, and another one than the path names.',
      look: 'Look at `find` in `loan-store.ts`: does it ask for the id of the loan?',
    };
  }
  if (response.status === 200 && due === 404) {
    return {
      why: 'The address says that this loan belongs to this tool. It does not.',
      look: 'Look at `find` in `loan-store.ts`: it has to ask for both, the tool and the loan, joined by `and`.',
    };
  }
  return {
    why: 'A loan that exists has to be found, by the address that POST has given out.',
    look: 'Look at the order of what `find` takes: first the tool, then the loan, in the call as in the query.',
  };
}
