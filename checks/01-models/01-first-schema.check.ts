import { expect, test } from 'vitest';
import { type ApiResponse, explain, startApp, valueIn } from '#kit';

const drill = { name: 'Cordless drill', dailyFee: 3 };
const saw = { name: 'Mitre saw', dailyFee: 7.5 };

test('POST /tools answers a good tool with 201 and the stored tool', {
  meta: { id: 'good-tool' },
}, async () => {
  const api = await startApp();
  for (const tool of [drill, saw]) {
    const response = await api.post('/tools', { json: tool });
    await explain(
      () => ({
        should: 'A good tool is answered with 201 and the stored tool: its id, name and dailyFee.',
        happened:
          response.status === 201 && valueIn(response.json, 'id') === undefined
            ? `The answer has no \`id\`: ${response.summary}`
            : response.summary,
        why: 'Whoever added the tool asks for it by its id next, and wants to see what was really stored.',
        look: look(
          response,
          'Look at the last lines of the handler: the stored tool is an `id` plus the parsed data, and all of it is sent with 201.',
        ),
      }),
      () => {
        expect(response.status).toBe(201);
        expect(response.json).toEqual({ id: expect.anything(), ...tool });
      },
    );
  }
});

test('POST /tools refuses a tool without a name or without a dailyFee', {
  meta: { id: 'missing-key' },
}, async () => {
  const api = await startApp();
  for (const body of [{ dailyFee: 3 }, { name: 'Hedge trimmer' }, {}]) {
    const response = await api.post('/tools', { json: body });
    await explain(
      () => ({
        should: 'A body in which a key is missing is answered with 422.',
        ...wrongly(
          response,
          'Whoever reads this tool later will find `undefined` where a name or a fee should be.',
        ),
      }),
      () => expect(response.status).toBe(422),
    );
  }
  const response = await api.post('/tools', {
    body: 'a drill',
    headers: { 'content-type': 'text/plain' },
  });
  await explain(
    () => ({
      should: 'A request without a JSON body is answered with 422.',
      ...wrongly(response, 'Then `req.body` is `undefined`, which is no tool either.'),
    }),
    () => expect(response.status).toBe(422),
  );
});

test('POST /tools refuses a value of the wrong type', { meta: { id: 'wrong-type' } }, async () => {
  const api = await startApp();
  for (const body of [
    { name: 'Belt sander', dailyFee: 'four' },
    { name: 7, dailyFee: 7 },
    { name: 'Ladder', dailyFee: null },
  ]) {
    const response = await api.post('/tools', { json: body });
    await explain(
      () => ({
        should:
          'A `name` that is no string, or a `dailyFee` that is no number, is answered with 422.',
        ...wrongly(
          response,
          'A fee in words passes every line of code until somebody multiplies it.',
        ),
      }),
      () => expect(response.status).toBe(422),
    );
  }
});

test('POST /tools refuses a key that a tool does not have', {
  meta: { id: 'unknown-key' },
}, async () => {
  const api = await startApp();
  for (const [key, body] of [
    ['colour', { ...drill, colour: 'red' }],
    ['dailyfee', { ...saw, dailyfee: 9 }],
  ] as const) {
    const response = await api.post('/tools', { json: body });
    await explain(
      () => ({
        should: `A key that a tool does not have, here \`${key}\`, is answered with 422.`,
        ...(response.status === 201 ? slippedThrough(response, key) : wrongly(response, TYPO)),
      }),
      () => expect(response.status).toBe(422),
    );
  }
});

test('The 422 answer lists every problem with its path', {
  meta: { id: 'problem-list' },
}, async () => {
  const api = await startApp();
  const response = await api.post('/tools', { json: { name: false, dailyFee: 'four' } });
  await explain(
    () => ({
      should:
        'A body with a bad `name` and a bad `dailyFee` is answered with 422 and `{ "detail": [...] }`: one entry with the path ["name"], one with the path ["dailyFee"], each with a `message`.',
      ...unlisted(response),
    }),
    () => {
      expect(response.status).toBe(422);
      const problem = (key: string) =>
        expect.objectContaining({ path: [key], message: expect.any(String) });
      expect(valueIn(response.json, 'detail')).toEqual(
        expect.arrayContaining([problem('name'), problem('dailyFee')]),
      );
    },
  );
});

test('A refused body is not stored and takes no id', {
  meta: { id: 'refused-not-stored' },
}, async () => {
  const api = await startApp();
  const first = await api.post('/tools', { json: drill });
  const refused = await api.post('/tools', { json: { name: 'Belt sander', dailyFee: 'four' } });
  const second = await api.post('/tools', { json: saw });
  const [before, after] = [first, second].map(({ json }) => valueIn(json, 'id'));
  await explain(
    () => ({
      should:
        'The tool after a refused body gets the next id, as if the refused one had never been sent.',
      ...(refused.status === 201
        ? {
            happened: `The bad body between two good ones was not refused: ${refused.summary}`,
            why: 'What is wrong in the store stays wrong until somebody finds it there.',
            look: 'First make the handler refuse a bad body with 422.',
          }
        : typeof before !== 'number' || typeof after !== 'number'
          ? {
              happened: `A good tool came back without a number as its id: ${second.summary}`,
              why: 'Without ids, nobody can tell what was stored.',
              look: 'First make the handler answer a good tool with 201 and its id.',
            }
          : {
              happened: `The good tools before and after a refused body got the ids ${before} and ${after}: the refused one was stored in between.`,
              why: 'Sending an answer does not end the handler. The lines after it still run, and store what was refused.',
              look: 'Look at the end of the branch that answers 422: does a `return` follow?',
            }),
    }),
    () => {
      expect(refused.status).not.toBe(201);
      expect(before).toEqual(expect.any(Number));
      expect(after).toBe(Number(before) + 1);
    },
  );
});

const TYPO =
  'An unknown key is often a known one, misspelt. Refused at once, the typo is found by the one who made it.';

/** What happened, why and where to look when a body that is no tool was not refused with 422. */
function wrongly(response: ApiResponse, why: string) {
  if (response.status === 201) {
    return {
      happened: `The app took it: ${response.summary}`,
      why: `${why} TypeScript cannot help here: types are gone when the program runs.`,
      look: 'Look at the first line of the handler for POST /tools: ask a schema about `req.body` before you use it.',
    };
  }
  if (response.status === 400) {
    return {
      happened: `The app refused it, with another status: ${response.summary}`,
      why: '400 is for a body that cannot be read at all, such as broken JSON. One that can be read and is no tool gets 422, so that clients can tell the two apart.',
      look: 'Look at the number you give to `res.status` when `success` is false.',
    };
  }
  return {
    happened: response.summary,
    why:
      response.status === 500
        ? "A 500 says that the server is broken, though the mistake is the client's. Express also shows the stack of your code to whoever sent the body."
        : 'Any other status tells the client that something else went wrong.',
    look: look(response, 'Look at the branch for a failed `safeParse`: it answers 422.'),
  };
}

/** The two ways in which an unknown key gets past an object schema. */
function slippedThrough(response: ApiResponse, key: string) {
  if (JSON.stringify(response.json).includes(`"${key}"`)) {
    return {
      happened: `The key \`${key}\` was taken in and kept: ${response.summary}`,
      why: `What a client sends ends up in your store under a name that nothing in the code knows. ${TYPO}`,
      look: 'Look at what the handler spreads: `...req.body` copies every key that came, `body.data` only those that were parsed. And let ToolIn be an object schema that refuses keys it does not know.',
    };
  }
  return {
    happened: `The key \`${key}\` was dropped in silence: ${response.summary}`,
    why: `\`z.object\` removes keys it does not know and reports success. ${TYPO}`,
    look: 'Look at the function that makes ToolIn: "Parse, then use" names the sibling of `z.object` that refuses unknown keys.',
  };
}

/** Where to look: a server that broke comes first, whatever the check was about. */
function look(response: ApiResponse, otherwise: string): string {
  if (response.status !== 500) return otherwise;
  return 'A 500 means that the handler threw. `ToolIn.parse` throws when the body is wrong; `safeParse` hands you the result instead. The console shows what was thrown.';
}

/** Why the problems of a body were not listed: by what stands in the place of the list. */
function unlisted(response: ApiResponse) {
  const why =
    'Whoever sent the body can repair it in one go only when the answer names everything that is wrong, and where.';
  if (response.status !== 422) {
    return {
      happened: response.summary,
      why,
      look: look(response, 'First make the handler refuse a body that is no tool with 422.'),
    };
  }
  const detail = valueIn(response.json, 'detail');
  if (!Array.isArray(detail)) {
    const kind =
      detail === undefined ? 'not there' : typeof detail === 'string' ? 'a string' : 'one object';
    return {
      happened: `\`detail\` is ${kind}, and should be a list: ${response.summary}`,
      why,
      look: 'Look at what you give to `json` when `success` is false. The list is `issues` of the error. The error itself is an `Error`, which JSON turns into a name and one long text.',
    };
  }
  if (detail.length < 2) {
    return {
      happened: `\`detail\` names ${detail.length} of the 2 problems: ${response.summary}`,
      why,
      look: 'Look at what shortens the list, such as `[0]`, `slice` or `find`: send every issue.',
    };
  }
  return {
    happened: `\`detail\` is a list, and its entries are not as they should be: ${response.summary}`,
    why,
    look: 'Look at one entry: its `path` is a list of keys, such as ["name"], and its `message` is a string.',
  };
}
