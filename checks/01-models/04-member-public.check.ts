import { expect, test } from 'vitest';
import { type ApiResponse, explain, startApp, valueIn } from '#kit';

type Api = Awaited<ReturnType<typeof startApp>>;

const ada = { name: 'Ada', email: 'ada@toolshed.example', password: 'correct horse battery' };
const lin = { name: 'Lin', email: 'lin@example.org', password: 'seven steps to the shed' };

test('POST /members answers with id, name and email only', {
  meta: { id: 'signup-answer' },
}, async () => {
  const api = await startApp();
  for (const member of [ada, lin]) {
    const response = await api.post('/members', { json: member });
    await onlyPublic(response, response.json, member, 201);
  }
});

test('GET /members lists id, name and email only', { meta: { id: 'list-answer' } }, async () => {
  const api = await startApp();
  await signUp(api);
  const response = await api.get('/members');
  const list: unknown = response.json;
  await explain(
    () => ({
      should: 'GET /members is answered with 200 and a list of the two members who signed up.',
      happened: response.summary,
      why: 'What is private must not leave. That there are two members may.',
      look: brokenOr(
        response,
        'Look at GET /members: each member of the list goes through MemberPublic, with `map`.',
      ),
    }),
    () => {
      expect(response.status).toBe(200);
      expect(list).toHaveLength(2);
    },
  );
  for (const [index, member] of [ada, lin].entries()) {
    await onlyPublic(response, Array.isArray(list) ? list[index] : undefined, member, 200);
  }
});

test('GET /members/:id answers with id, name and email only', {
  meta: { id: 'one-answer' },
}, async () => {
  const api = await startApp();
  for (const [index, id] of (await signUp(api)).entries()) {
    const response = await api.get(`/members/${id}`);
    await onlyPublic(response, response.json, index === 0 ? ada : lin, 200);
  }
  const missing = await api.get('/members/99');
  await explain(
    {
      should: 'A member who does not exist is answered with 404, as before.',
      happened: missing.summary,
      why: 'Nobody to show is not a broken server.',
      look: 'Look at GET /members/:id: the member is parsed after the question whether there is one.',
    },
    () => expect(missing.status).toBe(404),
  );
});

test('POST /sign-in answers with id, name and email only', {
  meta: { id: 'sign-in-answer' },
}, async () => {
  const api = await startApp();
  await signUp(api);
  for (const member of [ada, lin]) {
    const response = await signIn(api, member);
    await onlyPublic(response, response.json, member, 200);
  }
});

test('No answer contains a password', { meta: { id: 'no-password-anywhere' } }, async () => {
  const api = await startApp();
  const answers = [
    await api.post('/members', { json: ada }),
    await api.post('/members', { json: lin }),
    await api.get('/members'),
    await api.get('/members/1'),
    await api.get('/members/2'),
    await signIn(api, lin),
    await api.post('/sign-in', { json: { email: ada.email, password: lin.password } }),
    await api.post('/members', { json: { ...ada, email: 'nobody', role: 'steward' } }),
  ];
  for (const answer of answers) {
    const leaked = [ada, lin].find((member) => answer.text.includes(member.password));
    await explain(
      () => ({
        should: `The answer to ${answer.request.method} ${answer.request.path} contains no password.`,
        happened: `It contains the password of ${leaked?.name}: ${answer.summary}`,
        why: 'What has been sent cannot be called back, and people use the same password elsewhere.',
        look: `Look at the handler of ${answer.request.method} ${answer.request.path}: what it gives to \`json\` has to go through MemberPublic first.`,
      }),
      () => expect(leaked).toBeUndefined(),
    );
  }
});

test('A member whose data has been read can still sign in', {
  meta: { id: 'store-untouched' },
}, async () => {
  const api = await startApp();
  const [id] = await signUp(api);
  for (const read of ['GET /members', `GET /members/${id}`, 'POST /sign-in'] as const) {
    if (read === 'POST /sign-in') await signIn(api, ada);
    else await api.get(read.replace('GET ', ''));
    const response = await signIn(api, ada);
    await explain(
      () => ({
        should: `After ${read}, Ada signs in as before: 200.`,
        happened: `She cannot: ${response.summary}`,
        why: 'A row that was changed for one answer is changed for good: it is the stored object, and no copy.',
        look: brokenOr(
          response,
          'Look for `delete`, or for an assignment to a key of a member, in the handlers: `MemberPublic.parse` makes a copy and leaves the row alone.',
        ),
      }),
      () => expect(response.status).toBe(200),
    );
  }
});

/** Signs Ada and Lin up; answers with their ids, or with those that the app gives out when the answer holds none. */
async function signUp(api: Api): Promise<unknown[]> {
  const answers = [
    await api.post('/members', { json: ada }),
    await api.post('/members', { json: lin }),
  ];
  return answers.map(({ json }, index) => valueIn(json, 'id') ?? index + 1);
}

function signIn(api: Api, { email, password }: typeof ada): Promise<ApiResponse> {
  return api.post('/sign-in', { json: { email, password } });
}

/** Claims that `shown`, a part of the answer, is the public side of `member` and nothing else. */
async function onlyPublic(
  response: ApiResponse,
  shown: unknown,
  { name, email }: typeof ada,
  status: number,
): Promise<void> {
  const route = `${response.request.method} ${response.request.path.replace(/\d+$/, ':id')}`;
  await explain(
    () => ({
      should: `${route} is answered with ${status}, and shows exactly the id, the name and the email of ${name}.`,
      ...whatIsWrong(response, shown, route, status),
    }),
    () => {
      expect(response.status).toBe(status);
      expect(shown).toEqual({ id: expect.any(Number), name, email });
    },
  );
}

function whatIsWrong(response: ApiResponse, shown: unknown, route: string, status: number) {
  const where = `Look at the handler of ${route}`;
  if (response.status === 500) {
    return {
      happened: response.summary,
      why: 'A row that does not fit its model makes `parse` throw, and the answer is a 500.',
      look: brokenOr(response, ''),
    };
  }
  if (response.status !== status) {
    return {
      happened: response.summary,
      why: 'Hiding a key must not change what the app knows, nor how it answers.',
      look: `${where}, and at the requests before it: did one of them change the stored member?`,
    };
  }
  if (valueIn(shown, 'success') === true) {
    return {
      happened: `It shows the result of \`safeParse\`, wrapped around the member: ${response.summary}`,
      why: 'Whoever reads the answer asked for a member.',
      look: `${where}: on the way out, \`parse\` hands you the copy itself.`,
    };
  }
  const extra = Object.keys(Object(shown)).filter((key) => !['id', 'name', 'email'].includes(key));
  if (extra.includes('password')) {
    return {
      happened:
        valueIn(shown, 'password') === ada.password || valueIn(shown, 'password') === lin.password
          ? `It gives the password away: ${response.summary}`
          : `The password is blanked out, and its key is still in the answer: ${response.summary}`,
      why: 'A row holds what the app needs to know. What others may know is decided elsewhere: by a model that names it.',
      look: `${where}: what it gives to \`json\` still holds the row, perhaps by a spread. Only the copy that MemberPublic makes may go out.`,
    };
  }
  if (extra.length > 0) {
    return {
      happened: `The password is gone, and ${extra.map((key) => `\`${key}\``).join(', ')} went out instead: ${response.summary}`,
      why: 'Naming what must stay inside has to be repeated for every column that is added later. Naming what may leave is done once.',
      look: `${where}: MemberPublic is a \`z.object\` with three keys; it leaves out whatever it does not name.`,
    };
  }
  return {
    happened: response.summary,
    why: 'The desk needs the id to lend a tool, and the name and the address to know whom to remind.',
    look: `${where}, and at the keys of MemberPublic.`,
  };
}

function brokenOr(response: ApiResponse, otherwise: string): string {
  if (response.status !== 500) return otherwise;
  return 'Look at MemberPublic: `z.strictObject` refuses a row for the very keys that it should leave out; `z.object` drops them. The console shows what was thrown.';
}
