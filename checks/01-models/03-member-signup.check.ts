import { expect, test } from 'vitest';
import { type ApiResponse, brokenOr, explain, startApp } from '#kit';

const password = 'correct horse battery';

test('An e-mail address is stored without blanks around it and in small letters', {
  meta: { id: 'email-tidied' },
}, async () => {
  const api = await startApp();
  for (const [typed, tidy] of [
    [' Ada@Toolshed.Example ', 'ada@toolshed.example'],
    ['Grace.HOPPER@Example.ORG', 'grace.hopper@example.org'],
    ['\tlin@toolshed.example\n', 'lin@toolshed.example'],
  ] as const) {
    const response = await api.post('/members', { json: { name: 'Ada', email: typed, password } });
    await explain(
      () => ({
        should: `The address ${JSON.stringify(typed)} is answered with 201 and stored as ${JSON.stringify(tidy)}.`,
        ...notTidied(response, typed, tidy),
      }),
      () => {
        expect(response.status).toBe(201);
        expect(response.json).toMatchObject({ name: 'Ada', email: tidy });
      },
    );
  }
});

test('What is no e-mail address is refused', { meta: { id: 'email-shape' } }, async () => {
  const api = await startApp();
  for (const email of ['ada.toolshed.example', 'ada@', 'ada lovelace@toolshed.example', '   ']) {
    const response = await api.post('/members', { json: { name: 'Ada', email, password } });
    await explain(
      () => ({
        should: `${JSON.stringify(email)} is no e-mail address: it is answered with 422, and the \`detail\` has an entry with the path ["email"].`,
        happened: response.summary,
        why: 'A wrong address is found here, by the one who typed it, or on the day a reminder does not arrive.',
        look: brokenOr(
          response,
          response.status === 201
            ? 'Look at the handler, and at what your chain ends in: the handler asks MemberSignup, and after the tidying the address is judged by an e-mail schema.'
            : 'Look at the answer: `refuse` sends 422 and the list. The path is the name of the key in MemberSignup.',
        ),
      }),
      () => {
        expect(response.status).toBe(422);
        expect(response.json).toMatchObject({
          detail: expect.arrayContaining([expect.objectContaining({ path: ['email'] })]),
        });
      },
    );
  }
});

test('A signup needs a name, a long password and no other keys', {
  meta: { id: 'signup-rules' },
}, async () => {
  const api = await startApp();
  const good = { name: 'Grace', email: 'grace@example.org', password: 'twelve chars' };
  for (const [what, body, why] of [
    ['a password of exactly 12 characters', good, '"At least 12" includes 12.'],
    [
      'a name of one letter',
      { ...good, name: ' Q ', email: 'q@example.org' },
      'A name that is not blank is a name, however short.',
    ],
  ] as const) {
    const welcome = await api.post('/members', { json: body });
    await explain(
      () => ({
        should: `A signup with ${what} is answered with 201.`,
        happened: welcome.summary,
        why,
        look: brokenOr(
          welcome,
          'Look at the rules on `name` and `password`: is one of them tighter than the task says?',
        ),
      }),
      () => expect(welcome.status).toBe(201),
    );
  }
  for (const [mistake, body, why, where] of [
    [
      'A blank name',
      { ...good, name: '   ' },
      'A name of three blanks prints as nothing on the card.',
      'Look at `name`: cut the blanks off first, then ask for at least one character.',
    ],
    [
      'An empty name',
      { ...good, name: '' },
      'Nobody can be called to the desk by an empty name.',
      'Look at `name`: a string schema may ask for a least length.',
    ],
    [
      'A password of 11 characters',
      { ...good, password: 'eleven char' },
      'Length is the one rule that makes a password hard to guess.',
      'Look at `password`: the rule on its length is "at least 12".',
    ],
    [
      'A missing password',
      { name: 'Grace', email: good.email },
      'Without a password, the account can never be signed in to.',
      'Look at MemberSignup: is `password` in it, and is it required?',
    ],
    [
      'The extra key `role`',
      { ...good, role: 'steward' },
      'A key that MemberSignup does not name must not pass, not even in silence: one careless spread later, Grace has made herself a steward.',
      'Look at the kind of object schema that MemberSignup is.',
    ],
  ] as const) {
    const response = await api.post('/members', { json: body });
    await explain(
      () => ({
        should: `${mistake} is answered with 422.`,
        happened: response.summary,
        why,
        look: brokenOr(response, where),
      }),
      () => expect(response.status).toBe(422),
    );
  }
});

test('A member signs in with any spelling of the address', {
  meta: { id: 'sign-in-any-spelling' },
}, async () => {
  const api = await startApp();
  await api.post('/members', { json: { name: 'Ada', email: ' Ada@Toolshed.Example ', password } });
  await api.post('/members', {
    json: { name: 'Lin', email: 'LIN@example.org', password: 'another long one' },
  });
  for (const [name, email, secret] of [
    ['Ada', 'ADA@toolshed.example', password],
    ['Ada', 'ada@toolshed.example', password],
    ['Lin', ' lin@Example.org', 'another long one'],
  ] as const) {
    const response = await api.post('/sign-in', { json: { email, password: secret } });
    await explain(
      () => ({
        should: `${name} signs in with the address ${JSON.stringify(email)}: 200, and the member in the answer.`,
        happened: response.summary,
        why: 'People type their address as their keyboard likes it. Two routes that tidy differently lock them out.',
        look: brokenOr(
          response,
          response.status === 422
            ? 'Look at `email` in SignIn: it judges the address before the blanks are cut off.'
            : 'Look at `email` in SignIn and in MemberSignup: both take an address, so both need the same schema for it.',
        ),
      }),
      () => {
        expect(response.status).toBe(200);
        expect(response.json).toMatchObject({ name });
      },
    );
  }
  const wrong = await api.post('/sign-in', {
    json: { email: 'ada@toolshed.example', password: 'another long one' },
  });
  await explain(
    () => ({
      should: 'A right address with the password of somebody else is answered with 401.',
      happened: wrong.summary,
      why: 'The address says who you claim to be; only the password proves it.',
      look: 'Look at the `find` in POST /sign-in: it compares both the address and the password.',
    }),
    () => expect(wrong.status).toBe(401),
  );
});

test('A password is kept exactly as it was typed', {
  meta: { id: 'password-as-typed' },
}, async () => {
  const api = await startApp();
  for (const [email, secret, similar] of [
    ['ada@toolshed.example', '  Blanks around me  ', 'Blanks around me'],
    ['lin@toolshed.example', 'MIXED case and 12', 'mixed case and 12'],
  ] as const) {
    await api.post('/members', { json: { name: 'Ada', email, password: secret } });
    const same = await api.post('/sign-in', { json: { email, password: secret } });
    await explain(
      () => ({
        should: `Who signed up with the password ${JSON.stringify(secret)} signs in with it: 200.`,
        happened: same.summary,
        why: 'A password is one string of characters. Whatever is changed on the way in, the member never typed.',
        look: brokenOr(
          same,
          'Look at `password` in MemberSignup and SignIn: neither may change it.',
        ),
      }),
      () => expect(same.status).toBe(200),
    );
    const other = await api.post('/sign-in', {
      json: { email, password: similar },
    });
    await explain(
      () => ({
        should: `The password ${JSON.stringify(similar)} is another one, and is answered with 401.`,
        happened: `It was taken for ${JSON.stringify(secret)}: ${other.summary}`,
        why: 'A password that was trimmed or lowered can be guessed with fewer attempts, and is no longer what the member typed.',
        look: 'Look at `password` in MemberSignup and SignIn: does one of them use `.trim()` or `.toLowerCase()`?',
      }),
      () => expect(other.status).toBe(401),
    );
  }
});

/** Why an address did not come back tidy, with each way of missing it in its own words. */
function notTidied(response: ApiResponse, typed: string, tidy: string) {
  if (response.status === 422) {
    return {
      happened: `The app refused it: ${response.summary}`,
      why: 'The address is fine, but it was judged before it was tidied: an e-mail schema sees the blanks and says no.',
      look: 'Look at the order of the chain: first a plain string is trimmed, and then the result is piped into `z.email()`.',
    };
  }
  const stored = Object.entries(response.json ?? {}).find(([key]) => key === 'email')?.[1];
  const why =
    'Two spellings of one address become two accounts, and the member cannot tell which of them is theirs.';
  if (stored === typed) {
    return {
      happened: `It was stored as it was typed: ${response.summary}`,
      why,
      look: 'Look at the handler of POST /members: does it parse the body, and does it store `body.data` instead of `req.body`?',
    };
  }
  return {
    happened:
      stored === typed.trim()
        ? `The blanks are gone, the capitals are still there: ${response.summary}`
        : stored === typed.toLowerCase()
          ? `The capitals are gone, the blanks are still there: ${response.summary}`
          : response.summary,
    why,
    look: brokenOr(
      response,
      `Look at the chain for an address: a string schema has one method for the blanks and one for the capitals, and ${JSON.stringify(tidy)} takes both.`,
    ),
  };
}
