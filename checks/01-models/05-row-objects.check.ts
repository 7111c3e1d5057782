import { expect, test } from 'vitest';
import { type ApiResponse, explain, importFile, startApp } from '#kit';

const saw = { name: 'Mitre saw', dailyFee: 7, deposit: 60, notes: 'Keep the guard on.' };
const ladder = { name: 'Ladder', dailyFee: 2.5 };
const shownSaw = { ...saw, weeklyFee: 35 };
const shownLadder = { ...ladder, deposit: null, notes: null, weeklyFee: 12.5 };

/** What this check needs to know of a learner's model. */
interface Model {
  safeParse(value: unknown): Parsed;
}

interface Parsed {
  success: boolean;
  data?: unknown;
  error?: { issues: { code: string; path: PropertyKey[] }[] };
}

/** A row of another library than the learner's: getters on the prototype, bookkeeping of its own. */
class OtherRow {
  readonly dirty = false;
  readonly columns: Readonly<Record<string, unknown>>;

  constructor(columns: Readonly<Record<string, unknown>>) {
    this.columns = columns;
  }

  get id() {
    return 12;
  }

  get name() {
    return this.columns.name;
  }

  get dailyFee() {
    return 4;
  }

  get weeklyFee() {
    return this.columns.weeklyFee;
  }

  get deposit() {
    return null;
  }

  get notes() {
    return 'Sharp.';
  }

  get boughtFor() {
    return 240;
  }
}

test('ToolPublic reads six properties from a row, getters included', {
  meta: { id: 'model-reads-getters' },
}, async () => {
  const { ToolPublic } = await importFile<{ ToolPublic: Model }>('models.ts', ['ToolPublic']);
  const good = ToolPublic.safeParse(new OtherRow({ name: 'Chisel', weeklyFee: 20 }));
  await explain(
    () => ({
      should:
        'ToolPublic accepts a row, and gives back its id, name, dailyFee, weeklyFee, deposit and notes.',
      ...notThatRow(good),
    }),
    () => {
      expect(good.success).toBe(true);
      expect(good.data).toEqual({
        id: 12,
        name: 'Chisel',
        dailyFee: 4,
        weeklyFee: 20,
        deposit: null,
        notes: 'Sharp.',
      });
    },
  );
  for (const columns of [{ name: 'Chisel', weeklyFee: 'twenty' }, { weeklyFee: 20 }]) {
    const bad = ToolPublic.safeParse(new OtherRow(columns));
    await explain(
      {
        should: `ToolPublic refuses a row whose name and weeklyFee are ${JSON.stringify(columns)}.`,
        happened: `It accepted the row, and gave back ${JSON.stringify(bad.data)}.`,
        why: 'The model is the last look at an answer. A row that came out wrong is better stopped here than believed by a client.',
        look: 'Look at the schemas of `name` and `weeklyFee` in ToolPublic: a string, and a number, neither of them optional.',
      },
      () => expect(bad.success).toBe(false),
    );
  }
});

test('POST /tools answers with the six public keys', { meta: { id: 'add-answer' } }, async () => {
  const api = await startApp();
  for (const [tool, shown] of [
    [saw, shownSaw],
    [ladder, shownLadder],
  ] as const) {
    const response = await api.post('/tools', { json: tool });
    await showsTool(response, response.json, shown, 201);
  }
});

test('GET /tools/:id answers with the six public keys', {
  meta: { id: 'one-answer' },
}, async () => {
  const api = await startApp();
  await api.post('/tools', { json: saw });
  await api.post('/tools', { json: ladder });
  for (const [id, shown] of [
    [1, shownSaw],
    [2, shownLadder],
  ] as const) {
    const response = await api.get(`/tools/${id}`);
    await showsTool(response, response.json, shown, 200);
  }
  const missing = await api.get('/tools/99');
  await explain(
    {
      should: 'A tool that does not exist is answered with 404, as before.',
      happened: missing.summary,
      why: 'Nothing to show is not a broken server.',
      look: 'Look at GET /tools/:id: the row is parsed after the question whether there is one.',
    },
    () => expect(missing.status).toBe(404),
  );
});

test('GET /tools lists every tool with the six public keys', {
  meta: { id: 'list-answer' },
}, async () => {
  const api = await startApp();
  await api.post('/tools', { json: ladder });
  await api.post('/tools', { json: saw });
  const response = await api.get('/tools');
  const list: unknown[] = Array.isArray(response.json) ? response.json : [];
  await showsTool(response, list[0], shownLadder, 200);
  await showsTool(response, list[1], shownSaw, 200);
});

/** Why a good row was not read as it should be. */
function notThatRow({ success, data, error }: Parsed) {
  if (success) {
    return {
      happened: `It gave back ${JSON.stringify(data)}${extraAndMissing(data)}.`,
      why: 'What the model gives back is what goes out: a key too many is a leak, and whoever looks for a missing one has to ask at the desk.',
      look: 'Look at the keys of ToolPublic: it names these six and no others.',
    };
  }
  if (error?.issues.some(({ code }) => code === 'unrecognized_keys')) {
    return {
      happened:
        'It refused a row that has all six, as getters, and two properties of its own beside them.',
      why: 'A row has whatever its library needs. Refusing extra keys is right for data from strangers, and wrong for your own.',
      look: 'Look at ToolPublic: `z.strictObject` refuses properties that it does not name, and a model that extends ToolIn is as strict as ToolIn. `z.object` leaves them out.',
    };
  }
  const paths = error?.issues.map(({ path }) => `\`${path.join('.')}\``).join(', ');
  return {
    happened: `It refused a row that has all six, as getters, because of ${paths}.`,
    why: 'A model that asks for more than the rows have makes every answer a 500.',
    look: 'Look at the schemas of those keys in ToolPublic. `deposit` and `notes` may be null, and every key has to be one that a row has.',
  };
}

/** Claims that `shown`, a part of the answer, is exactly the public side of a tool. */
async function showsTool(
  response: ApiResponse,
  shown: unknown,
  tool: typeof shownSaw | typeof shownLadder,
  status: number,
): Promise<void> {
  const route = `${response.request.method} ${response.request.path.replace(/\d+$/, ':id')}`;
  await explain(
    () => ({
      should: `${route} is answered with ${status}, and shows exactly the id, name, dailyFee, weeklyFee, deposit and notes of the ${tool.name.toLowerCase()}.`,
      ...whatIsWrong(response, shown, route),
    }),
    () => {
      expect(response.status).toBe(status);
      expect(shown).toEqual({ id: expect.any(Number), ...tool });
    },
  );
}

function whatIsWrong(response: ApiResponse, shown: unknown, route: string) {
  const where = `Look at the handler of ${route}`;
  if (response.status === 500) {
    return {
      happened: `The handler threw, so the answer says that the app is broken: ${response.summary}`,
      why: 'A row that does not fit its model makes `parse` throw. Either the model asks for too much, or it was not the row that it was given.',
      look: `${where}. Does ToolPublic get the row itself? A spread of it has lost the getters. And is ToolPublic a \`z.object\`? A strict one refuses a row for what it should leave out.`,
    };
  }
  const extra = extraKeys(shown);
  const why =
    '`json` writes what an object has of its own. A model asks for each property by name, and a getter answers.';
  if (Object.keys(Object(shown)).length === 1 && extra[0] === 'revision') {
    return {
      happened: `The row itself went out, without its getters: ${response.summary}`,
      why,
      look: `${where}: what it gives to \`json\` has to be the copy that ToolPublic makes.`,
    };
  }
  if (extra.length > 0) {
    return {
      happened: `${extra.map((key) => `\`${key}\``).join(', ')} went out as well: ${response.summary}`,
      why: "What the library needs, or the treasurer, is nobody else's business, and clients start to rely on whatever they can see.",
      look: `${where}: only the copy that ToolPublic makes goes out, and ToolPublic names six keys.`,
    };
  }
  return {
    happened: `${response.summary}${extraAndMissing(shown)}`,
    why,
    look: `${where}, and at the keys of ToolPublic.`,
  };
}

function extraKeys(shown: unknown): string[] {
  return Object.keys(Object(shown)).filter((key) => key !== 'id' && !(key in shownSaw));
}

/** Ends a sentence about what was shown: which keys are too many, and which are not there. */
function extraAndMissing(shown: unknown): string {
  const missing = ['id', ...Object.keys(shownSaw)].filter((key) => !(key in Object(shown)));
  const parts = [
    ['with the extra', extraKeys(shown)],
    ['without', missing],
  ] as const;
  return parts
    .filter(([, keys]) => keys.length > 0)
    .map(([word, keys]) => `, ${word} ${keys.map((key) => `\`${key}\``).join(', ')}`)
    .join('');
}
