import { expect, test } from 'vitest';
import {
  type ApiResponse,
  componentOf,
  documentProblems,
  explain,
  operationsOf,
  startApp,
  valueIn,
} from '#kit';

const JSON_BODY = 'application/json';

test('GET /openapi.json answers a valid OpenAPI 3.1 document', {
  meta: { id: 'document-valid' },
}, async () => {
  const api = await startApp();
  const document = documentIn(await api.get('/openapi.json'));
  const problems = documentProblems(await document);
  await explain(
    () => ({
      should:
        'GET /openapi.json answers a valid OpenAPI 3.1 document: whatever it refers to is there, and every answer has a description.',
      happened: `These things are wrong in it: ${problems.join(' ')}`,
      why: 'A tool that reads the document stops at the first thing that it does not understand, and shows nothing.',
      look: 'Look at `registerPath` in `openapi.ts`: the path begins with a slash, and each entry of `responses` has a status and a `description`.',
    }),
    () => expect(problems).toEqual([]),
  );
});

test('The document describes POST /tools and its body', {
  meta: { id: 'body-described' },
}, async () => {
  const api = await startApp();
  const document = await documentIn(await api.get('/openapi.json'));
  const operations = operationsOf(document).map(({ method, path }) => `${method} ${path}`);
  const body = valueIn(document, 'paths', '/tools', 'post', 'requestBody');
  const schema = valueIn(body, 'content', JSON_BODY, 'schema');
  await explain(
    () => ({
      should:
        'The document describes POST /tools, with a required JSON body that refers to ToolIn.',
      ...(operations.includes('POST /tools')
        ? wrongBody(body, schema)
        : {
            happened:
              operations.length === 0
                ? 'It describes no route at all: `paths` is empty.'
                : `It does not describe POST /tools, only ${operations.join(', ')}.`,
            why: 'A document does not look into the app. What nobody registers is not in it.',
            look: 'Look at `openapi.ts`: `registerPath` of an OpenAPIRegistry takes the method and the path, and the generator takes the definitions of that registry.',
          }),
    }),
    () => {
      expect(operations).toContain('POST /tools');
      expect(componentOf(schema)).toBe('ToolIn');
      expect(valueIn(body, 'required')).toBe(true);
    },
  );
});

test('The document describes both answers of POST /tools', {
  meta: { id: 'answers-described' },
}, async () => {
  const api = await startApp();
  const document = await documentIn(await api.get('/openapi.json'));
  const answers = valueIn(document, 'paths', '/tools', 'post', 'responses');
  const listed = Object.keys(answers ?? {});
  for (const [status, model] of [
    ['201', 'ToolPublic'],
    ['422', 'Problems'],
  ] as const) {
    const schema = valueIn(answers, status, 'content', JSON_BODY, 'schema');
    await explain(
      () => ({
        should: `For POST /tools, the document describes the answer ${status} with a body that refers to ${model}.`,
        happened: !listed.includes(status)
          ? `It describes ${listed.length > 0 ? `only ${listed.join(' and ')}` : 'no answer'}, and no ${status}.`
          : schema === undefined
            ? `It describes ${status} without a JSON body.`
            : `The body of ${status} is described as ${componentOf(schema) ?? JSON.stringify(schema)}.`,
        why:
          status === '422'
            ? 'A client that has never heard of the 422 shows its user "something went wrong", and the list of problems is lost.'
            : 'A client is generated from these words: it would read keys that are not there, or wait for a status that never comes.',
        look: `Look at \`responses\` in \`registerPath\`: which status does the app answer, and which model makes the body? For ${status} it is ${model}.`,
      }),
      () => {
        expect(listed).toContain(status);
        expect(componentOf(schema)).toBe(model);
      },
    );
  }
});

test('The models are components, with their descriptions and examples', {
  meta: { id: 'models-named' },
}, async () => {
  const api = await startApp();
  const document = await documentIn(await api.get('/openapi.json'));
  const components = valueIn(document, 'components', 'schemas');
  const named = Object.keys(components ?? {});
  const fee = valueIn(components, 'ToolIn', 'properties', 'dailyFee', 'description');
  const examples = valueIn(components, 'ToolIn', 'examples');
  await explain(
    () => ({
      should:
        'The components of the document are ToolIn, ToolPublic and Problems; ToolIn has its descriptions and examples.',
      happened:
        named.length === 0
          ? 'The components are empty.'
          : !named.includes('ToolIn')
            ? `There is no ToolIn, only ${named.join(', ')}.`
            : `The components are ${named.join(', ')}; ToolIn has ${fee === undefined ? 'no' : 'a'} description at \`dailyFee\`, and ${examples === undefined ? 'no' : 'its'} examples.`,
      why: 'The notes in the models are there for whoever reads the document. Without a component, nobody sees them.',
      look:
        named.length === 0
          ? 'Look at what the generator gets. A list of schemas gives empty components, and no error; a registry’s `definitions` give the models of every registered path.'
          : 'Look at the schemas that you give to `json(...)`: they are the models of `models.ts` themselves. A schema that was derived from one has no id and no notes.',
    }),
    () => {
      expect(named).toEqual(expect.arrayContaining(['ToolIn', 'ToolPublic', 'Problems']));
      expect(fee).toEqual(expect.any(String));
      expect(examples).toEqual(expect.arrayContaining([expect.any(Object)]));
    },
  );
});

test('POST /tools answers what the document says', { meta: { id: 'document-true' } }, async () => {
  const api = await startApp();
  for (const [status, json] of [
    [201, { name: 'Mitre saw', dailyFee: 7.5 }],
    [201, { name: 'Ladder', dailyFee: 2, deposit: 10, notes: null }],
    [422, { name: 'Ladder' }],
    [422, { name: 'Ladder', dailyFee: 2, colour: 'red' }],
  ] as const) {
    const response = await api.post('/tools', { json });
    await explain(
      {
        should: `POST /tools still answers ${JSON.stringify(json)} with ${status}.`,
        happened: response.summary,
        why: 'A description must not change what it describes.',
        look: 'Look at what you changed outside of `openapi.ts`: this step needs no change there.',
      },
      () => expect(response.status).toBe(status),
    );
  }
});

/** What is wrong with the description of the body. */
function wrongBody(body: unknown, schema: unknown) {
  if (body === undefined) {
    return {
      happened: 'It describes POST /tools without a body.',
      why: 'Whoever reads the document sends none.',
      look: 'Look at `request` in `registerPath`: its `body` has `content`, which `json(ToolIn)` makes.',
    };
  }
  if (componentOf(schema) === undefined) {
    return {
      happened: `The body refers to no model: ${JSON.stringify(schema)?.slice(0, 80) ?? 'it has no JSON schema'} …`,
      why: 'A model that is copied into each place has no name there, and clients get a type for each copy.',
      look: 'Look at what you give to `json` for the body. ToolIn has an id; what `.extend()`, `.omit()` or `z.object({...ToolIn.shape})` make of it has none.',
    };
  }
  if (componentOf(schema) !== 'ToolIn') {
    return {
      happened: `The body refers to ${componentOf(schema)}.`,
      why: 'Clients would send what the app only gives out, such as an `id`, and get a 422.',
      look: 'Look at `request`: which model does the handler parse the body with?',
    };
  }
  return {
    happened: 'The body refers to ToolIn, and is not required.',
    why: 'Unless it says otherwise, a body in OpenAPI is optional. A client may leave it out, in good faith, and gets a 422.',
    look: 'Look at `body`, beside `content`: it takes `required: true`.',
  };
}

/** The document that GET /openapi.json answered with. */
async function documentIn(response: ApiResponse): Promise<unknown> {
  await explain(
    {
      should: 'GET /openapi.json is answered with 200 and the document.',
      happened: response.summary,
      why: 'Whoever writes a client asks for the document first.',
      look: 'Look at the console: what did the generator throw? Its errors name the part of a schema that it cannot describe.',
    },
    () => {
      expect(response.status).toBe(200);
      expect(response.json).toBeTypeOf('object');
    },
  );
  return response.json;
}
