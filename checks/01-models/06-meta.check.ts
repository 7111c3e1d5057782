import { expect, test } from 'vitest';
import { type ApiResponse, explain, startApp, valueIn } from '#kit';

type Api = Awaited<ReturnType<typeof startApp>>;

const drill = { name: 'Hammer drill', dailyFee: 6, deposit: 40, notes: 'Two batteries.' };

const keysOf = {
  ToolIn: ['name', 'dailyFee', 'deposit', 'notes'],
  ToolPublic: ['id', 'name', 'dailyFee', 'weeklyFee', 'deposit', 'notes'],
  ToolCard: ['id', 'name', 'dailyFee', 'weeklyFee', 'deposit'],
  MemberSignup: ['name', 'email', 'password'],
  MemberPublic: ['id', 'name', 'email'],
};

test('GET /models shows every model under its name', {
  meta: { id: 'models-listed' },
}, async () => {
  const api = await startApp();
  const response = await api.get('/models');
  for (const [name, keys] of Object.entries(keysOf)) {
    const model = await modelIn(response, name);
    const shown = Object.keys(Object(valueIn(model, 'properties')));
    await explain(
      () => ({
        should: `GET /models shows ${name} with the keys ${keys.join(', ')}.`,
        happened:
          model === undefined
            ? `It shows no ${name}, only ${Object.keys(Object(response.json)).join(', ')}.`
            : `What it shows as ${name} has ${shown.length > 0 ? `the keys ${shown.join(', ')}` : `no keys of its own: ${JSON.stringify(model)}`}.`,
        why:
          model === undefined
            ? 'A model without an id cannot be referred to: a document would have to repeat it wherever it is used.'
            : 'Two models with one id are one too many: whoever looks the name up finds the one that came last.',
        look:
          model === undefined
            ? `Look at ${name} in \`models.ts\`: does the last schema of its chain have an id? \`.omit()\` makes a new schema, which has none.`
            : `Look at the ids in \`models.ts\`: does another model use the id ${name}, or has ${name} lost a key?`,
      }),
      () => {
        expect(model).toBeDefined();
        expect(shown.toSorted()).toEqual(keys.toSorted());
      },
    );
  }
  for (const [body, status] of [
    [{ ...drill, dailyFee: 0 }, 422],
    [{ ...drill, deposit: 0 }, 422],
    [{ name: 'Ladder', dailyFee: 2 }, 201],
  ] as const) {
    const posted = await api.post('/tools', { json: body });
    await explain(
      () => ({
        should: `The rules of ToolIn are as they were: ${JSON.stringify(body)} is answered with ${status}.`,
        happened: posted.summary,
        why: 'A description says what a rule means. It does not stand in for it.',
        look: 'Look at the chains in ToolIn: `.meta()` is added to their ends, and no link before it is lost.',
      }),
      () => expect(posted.status).toBe(status),
    );
  }
});

test('GET /tools still lists tools without notes', { meta: { id: 'list-of-cards' } }, async () => {
  const api = await startApp();
  await api.post('/tools', { json: drill });
  const response = await api.get('/tools');
  await explain(
    {
      should:
        'GET /tools lists a tool with its id, name, dailyFee, weeklyFee and deposit, and without notes.',
      happened: response.summary,
      why: 'Notes about a model must not change what it does.',
      look: 'Look at ToolCard in `models.ts`: it still leaves `notes` out.',
    },
    () => {
      expect(response.status).toBe(200);
      expect(response.json).toEqual([
        { id: expect.any(Number), name: drill.name, dailyFee: 6, weeklyFee: 30, deposit: 40 },
      ]);
    },
  );
});

test('Every key of ToolIn has a description', { meta: { id: 'fields-described' } }, async () => {
  const api = await startApp();
  const ToolIn = await modelIn(await api.get('/models'), 'ToolIn');
  for (const key of keysOf.ToolIn) {
    const property = valueIn(valueIn(ToolIn, 'properties'), key);
    const description = valueIn(property, 'description');
    const inside = JSON.stringify(property ?? null).includes('"description"');
    await explain(
      () => ({
        should: `GET /models shows a description at the key \`${key}\` of ToolIn.`,
        happened:
          description === undefined && inside
            ? `A description is there, one level too deep: it hangs on a part of \`${key}\`, which reads ${JSON.stringify(property)}.`
            : `What it shows of \`${key}\` is ${JSON.stringify(property)}.`,
        why: inside
          ? 'A reader of the document sees the descriptions of keys. What hangs deeper describes one of several possible values.'
          : 'A rule can say that a fee is above 0. Only words can say that it is in euros, per day.',
        look: inside
          ? `Look at the chain on \`${key}\`: \`.meta()\` describes the link that it follows, so it comes last, after \`.nullable()\` and \`.default(null)\`.`
          : `Look at \`${key}\` in ToolIn: \`.meta({ description: ... })\` goes to the end of its chain.`,
      }),
      () => {
        expect(description).toEqual(expect.any(String));
        expect(String(description).trim()).not.toBe('');
      },
    );
  }
});

test('Every example of ToolIn is a tool that POST /tools accepts', {
  meta: { id: 'examples-work' },
}, async () => {
  const api = await startApp();
  const ToolIn = await modelIn(await api.get('/models'), 'ToolIn');
  const examples = valueIn(ToolIn, 'examples');
  await explain(
    () => ({
      should: 'ToolIn shows a list of `examples` with at least one tool in it.',
      happened: notAList(ToolIn),
      why: 'People copy an example before they read a rule.',
      look: 'Look at the `.meta()` at the end of ToolIn, where its id is. `examples` is a list, even of one tool, and stands beside the id: a second `.meta()` makes another schema, which has no id.',
    }),
    () => expect(examples).toEqual(expect.arrayContaining([expect.any(Object)])),
  );
  for (const example of Array.isArray(examples) ? examples : []) {
    await works(api, example, `The example ${JSON.stringify(example)} of ToolIn`);
  }
  for (const key of keysOf.ToolIn) {
    const ownExamples = valueIn(valueIn(valueIn(ToolIn, 'properties'), key), 'examples');
    for (const value of Array.isArray(ownExamples) ? ownExamples : []) {
      await works(
        api,
        { ...drill, [key]: value },
        `The example ${JSON.stringify(value)} of \`${key}\``,
      );
    }
  }
});

async function works(api: Api, body: unknown, name: string): Promise<void> {
  const response = await api.post('/tools', { json: body });
  const surplus = ['id', 'weeklyFee'].filter((key) => valueIn(body, key) !== undefined);
  await explain(
    () => ({
      should: `${name} works: sent to POST /tools, it is answered with 201.`,
      happened: response.summary,
      why: 'An example that is refused costs every newcomer their first hour. Zod does not check examples, so a check has to.',
      look:
        surplus.length > 0
          ? `Look at the example: an answer has ${surplus.map((key) => `\`${key}\``).join(' and ')}, a body that comes in has not. It shows ToolPublic, not ToolIn.`
          : 'Look at the `detail` of the answer: it names what the example breaks. Correct the example, and leave the rule.',
    }),
    () => expect(response.status).toBe(201),
  );
}

function notAList(ToolIn: unknown): string {
  if (valueIn(ToolIn, 'example') !== undefined) {
    return 'It shows `example`, in the singular, which JSON Schema does not know.';
  }
  const examples = valueIn(ToolIn, 'examples');
  if (examples === undefined) return 'It shows no `examples`.';
  return `Its \`examples\` are no list of tools: ${JSON.stringify(examples)}.`;
}

/** One of the models that GET /models answered with. */
async function modelIn(response: ApiResponse, name: string): Promise<unknown> {
  await explain(
    {
      should: 'GET /models is answered with 200 and the models by their names.',
      happened: response.summary,
      why: 'The models are there to be looked up.',
      look: 'Look at GET /models in `app.ts`; this step needs no change there. A 500 means that it threw: the console shows what.',
    },
    () => {
      expect(response.status).toBe(200);
      expect(response.json).toBeTypeOf('object');
    },
  );
  return valueIn(response.json, name);
}
