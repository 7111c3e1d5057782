import { expect, test } from 'vitest';
import { type ApiResponse, documentProblems, explain, startApp, valueIn } from '#kit';

type Api = Awaited<ReturnType<typeof startApp>>;

const ladder = { name: 'Ladder', dailyFee: 2 };
const vice = { name: 'Bench vice', dailyFee: 1, deposit: 25 };

test('A new tool is answered with 201 and the place where it is found', {
  meta: { id: 'location-leads' },
}, async () => {
  const api = await startApp();
  for (const tool of [ladder, vice]) {
    const response = await api.post('/tools', { json: tool });
    const location = response.headers.get('location');
    await explain(
      () => ({
        should: `POST /tools with ${JSON.stringify(tool)} is answered with 201 and a \`Location\` header.`,
        happened:
          response.status === 201 ? `${response.summary}, and no Location.` : response.summary,
        why: 'Whoever made something wants to know where it is, without having to know how addresses are built.',
        look: broken(
          response,
          'Look at the handler of POST /tools: `res.location(...)` sets the header.',
        ),
      }),
      () => {
        expect(response.status).toBe(201);
        expect(location).toEqual(expect.any(String));
      },
    );
    const path = new URL(location ?? '', 'http://toolshed.example/tools').pathname;
    const found = await api.get(path);
    await explain(
      () => ({
        should: `A GET of the Location, here "${location}", answers with the same tool.`,
        happened: `The Location leads elsewhere: ${found.summary}`,
        why: 'An address that leads elsewhere is followed all the same.',
        look: 'Look at what you put into the Location: the path of this one tool, with the id that `addTool` gave it.',
      }),
      () => {
        expect(found.status).toBe(200);
        expect(found.json).toEqual(response.json);
      },
    );
  }
});

test('Removing a tool is answered with 204 and nothing else', {
  meta: { id: 'removed-empty' },
}, async () => {
  const api = await startApp();
  const ids = await addTools(api);
  for (const id of [ids[1], ids[0]]) {
    const response = await api.delete(`/tools/${id}`);
    await explain(
      () => ({
        should: `DELETE /tools/${id} is answered with 204, without a body.`,
        happened:
          response.text === '204'
            ? `204 was sent as the body, with another status: ${response.summary}`
            : response.summary,
        why: 'The status is what clients act on. A body has to be read, parsed and understood, and here there is nothing to say.',
        look: broken(
          response,
          response.text === '204'
            ? 'Look at `res.send(204)`: `send` takes a body. The status stands in the contract, and `route` sends it.'
            : 'Look at the contract of DELETE: its `status`, and no `response`. The handler gives back nothing.',
        ),
      }),
      () => {
        expect(response.status).toBe(204);
        expect(response.text).toBe('');
      },
    );
    const after = await api.get(`/tools/${id}`);
    await explain(
      {
        should: `After DELETE /tools/${id}, GET /tools/${id} is answered with 404.`,
        happened: `It is still there: ${after.summary}`,
        why: 'What was removed is gone.',
        look: 'Look at the handler of DELETE: `removeTool` takes the tool out of the store.',
      },
      () => expect(after.status).toBe(404),
    );
  }
});

test('What is not there cannot be removed', { meta: { id: 'removing-nothing' } }, async () => {
  const api = await startApp();
  const ids = await addTools(api);
  await api.delete(`/tools/${ids[0]}`);
  for (const id of [ids[0], 99]) {
    const response = await api.delete(`/tools/${id}`);
    await explain(
      {
        should: `DELETE /tools/${id}, of a tool that ${id === 99 ? 'never was' : 'was removed before'}, is answered with 404 and a \`detail\`.`,
        happened: response.summary,
        why: 'A client that mistypes an id should hear that nothing was removed.',
        look: broken(
          response,
          'Look at what `removeTool` gives back: false, when there was nothing to take out. `missing` answers 404.',
        ),
      },
      () => {
        expect(response.status).toBe(404);
        expect(response.json).toMatchObject({ detail: expect.any(String) });
      },
    );
  }
  const kept = await api.get(`/tools/${ids[1]}`);
  await explain(
    {
      should: 'The tools that nobody removed are still there.',
      happened: kept.summary,
      why: 'Removing is for one tool.',
      look: 'Look at the id that you hand to `removeTool`.',
    },
    () => expect(kept.status).toBe(200),
  );
});

test('The document describes the statuses that the app answers', {
  meta: { id: 'statuses-described' },
}, async () => {
  const api = await startApp();
  const document = (await api.get('/openapi.json')).json;
  const removal = valueIn(document, 'paths', '/tools/{id}', 'delete', 'responses');
  const statuses = Object.keys(removal ?? {});
  const content = valueIn(removal, '204', 'content');
  await explain(
    () => ({
      should: 'For DELETE /tools/{id}, the document describes 204, without content, 404 and 422.',
      happened:
        content !== undefined
          ? `It gives 204 a body: ${JSON.stringify(content)}.`
          : `It describes ${statuses.join(', ') || 'no answer'}.`,
      why: 'A generated client waits for what the document says, and takes anything else for a failure.',
      look:
        content !== undefined
          ? 'Look at the contract of DELETE: without a `response`, there is no content.'
          : 'Look at `status` in the contract of DELETE: `describeRoute` and `route` both read it.',
    }),
    () => {
      expect(statuses.toSorted()).toEqual(['204', '404', '422']);
      expect(content).toBeUndefined();
    },
  );
  const headers = valueIn(document, 'paths', '/tools', 'post', 'responses', '201', 'headers');
  const named = Object.keys(headers ?? {});
  await explain(
    () => ({
      should: 'For POST /tools, the document describes the header Location of the answer 201.',
      happened:
        named.length === 0
          ? 'It describes no header.'
          : `It describes ${named.join(', ')}, and no Location.`,
      why: 'A header that nobody mentions is a header that nobody reads.',
      look: 'Look at the contract of POST /tools: `headers` takes an object schema whose key is the name of the header.',
    }),
    () => expect(named.map((name) => name.toLowerCase())).toContain('location'),
  );
  const problems = documentProblems(document);
  await explain(
    {
      should: 'The document is a valid OpenAPI 3.1 document.',
      happened: `These things are wrong in it: ${problems.join(' ')}`,
      why: 'A client generator stops at the first thing that is wrong.',
      look: 'Look at the statuses in your contracts.',
    },
    () => expect(problems).toEqual([]),
  );
});

/** Adds two tools and gives their ids. */
async function addTools(api: Api): Promise<unknown[]> {
  const ids: unknown[] = [];
  for (const tool of [ladder, vice]) {
    const response = await api.post('/tools', { json: tool });
    await explain(
      {
        should: 'POST /tools is answered with 201 and the new tool, which has an id.',
        happened: response.summary,
        why: 'The other checks need tools to remove.',
        look: broken(
          response,
          'Look at the end of the handler of POST /tools: it gives back the tool.',
        ),
      },
      () => {
        expect(response.status).toBe(201);
        expect(valueIn(response.json, 'id')).toEqual(expect.any(Number));
      },
    );
    ids.push(valueIn(response.json, 'id'));
  }
  return ids;
}

/** Where to look: a server that broke comes first, whatever the check was about. */
function broken(response: ApiResponse, otherwise: string): string {
  if (response.status !== 500) return otherwise;
  return 'A 500 means that something threw. When the handler gives back nothing and has not answered, the model of the answer refuses `undefined`. The console shows it.';
}
