import { expect, test } from 'vitest';
import { brokenOr, explain, startApp, valueIn } from '#kit';

type Api = Awaited<ReturnType<typeof startApp>>;

const saw = { name: 'Mitre saw', dailyFee: 7, deposit: 60, notes: 'Keep the guard on.' };

test('PATCH /tools/:id changes the keys that were sent', {
  meta: { id: 'changes-what-was-sent' },
}, async () => {
  const api = await startApp();
  const id = await addSaw(api);
  for (const change of [
    { dailyFee: 8 },
    { name: 'Old mitre saw', deposit: 45.5 },
    { notes: 'New blade.' },
  ]) {
    const response = await api.patch(`/tools/${id}`, { json: change });
    const shown = Object.keys(Object(response.json));
    await explain(
      () => ({
        should: `PATCH /tools/${id} with ${JSON.stringify(change)} is answered with 200 and the whole tool, in which these keys have changed.`,
        happened:
          response.status === 422
            ? `It was refused, as if every key had to be sent: ${response.summary}`
            : response.status === 200 && shown.length < 6
              ? `Only ${shown.map((key) => `\`${key}\``).join(', ') || 'an empty object'} came back: ${response.summary}`
              : response.summary,
        why: 'Whoever corrects one value should not have to send all others along, and wants to see the result.',
        look: brokenOr(
          response,
          response.status === 422
            ? 'Look at the model that PATCH parses with: ToolIn describes a new tool. A change has keys that may all be absent.'
            : 'Look at the end of PATCH: the row writes the change, and the answer is what ToolPublic makes of the row.',
        ),
      }),
      () => {
        expect(response.status).toBe(200);
        expect(response.json).toMatchObject({ id, ...change, weeklyFee: 40 });
        expect(shown).toHaveLength(6);
      },
    );
  }
  const missing = await api.patch('/tools/99', { json: { dailyFee: 8 } });
  await explain(
    {
      should: 'A change to a tool that does not exist is answered with 404.',
      happened: missing.summary,
      why: 'There is nothing to change.',
      look: 'Look at the first lines of PATCH: `findTool` has nothing to give for this id.',
    },
    () => expect(missing.status).toBe(404),
  );
});

test('What was not sent stays as it was', { meta: { id: 'keeps-the-rest' } }, async () => {
  const api = await startApp();
  for (const change of [{ dailyFee: 8 }, { notes: 'New blade.' }, {}]) {
    const id = await addSaw(api);
    const response = await api.patch(`/tools/${id}`, { json: change });
    const after = await api.get(`/tools/${id}`);
    const lost = Object.entries(saw).filter(
      ([key, value]) => !(key in change) && valueIn(after.json, key) !== value,
    );
    const filledIn = lost.filter(([key]) => valueIn(after.json, key) === null);
    await explain(
      () => ({
        should: `After PATCH with ${JSON.stringify(change)}, everything else of the saw is as it was.`,
        happened:
          response.status !== 200
            ? response.summary
            : filledIn.length > 0
              ? `${filledIn.map(([key]) => `\`${key}\``).join(' and ')} became null without having been sent: ${response.summary}`
              : `${lost.map(([key]) => `\`${key}\``).join(' and ')} changed without having been sent: ${after.summary}`,
        why: 'Nobody asked for it, nobody is told, and the old value is gone.',
        look: brokenOr(
          response,
          response.status === 422
            ? 'Look at the model that PATCH parses with: every key of a change may be absent, even all of them.'
            : 'Look at `deposit` and `notes` in that model: a default fills them in, and `.partial()` does not take it away. Also look at what the handler gives to `change`.',
        ),
      }),
      () => {
        expect(response.status).toBe(200);
        expect(lost).toEqual([]);
      },
    );
  }
});

test('A deposit and notes that are sent as null become null', {
  meta: { id: 'null-clears' },
}, async () => {
  const api = await startApp();
  for (const key of ['deposit', 'notes'] as const) {
    const id = await addSaw(api);
    const response = await api.patch(`/tools/${id}`, { json: { [key]: null } });
    const after = await api.get(`/tools/${id}`);
    await explain(
      () => ({
        should: `PATCH with {"${key}":null} is answered with 200, and takes the ${key} of the saw away.`,
        happened:
          response.status === 422
            ? `It was refused: ${response.summary}`
            : response.status === 200 && valueIn(after.json, key) === saw[key]
              ? `It was taken for "not sent": ${after.summary}`
              : `${response.summary}, and then ${after.summary}`,
        why: 'If null means "leave it", there is no way left to say "take it away".',
        look: brokenOr(
          response,
          response.status === 422
            ? `Look at \`${key}\` in the model of a change: it may be absent, and it may be null as well. Taking off the default must leave the \`.nullable()\` inside.`
            : 'Look for a filter on null in the handler, such as `!= null` or `??`: what was not sent has no key at all in the parsed copy.',
        ),
      }),
      () => {
        expect(response.status).toBe(200);
        expect(after.json).toMatchObject({ id, [key]: null });
      },
    );
  }
});

test('A change that breaks a rule is refused and changes nothing', {
  meta: { id: 'update-refuses' },
}, async () => {
  const api = await startApp();
  const id = await addSaw(api);
  for (const change of [
    { dailyFee: 0 },
    { deposit: -5 },
    { dailyFee: null },
    { name: null },
    { dailyFee: '8' },
    { colour: 'red' },
    { id: 12 },
  ]) {
    const response = await api.patch(`/tools/${id}`, { json: change });
    const after = await api.get(`/tools/${id}`);
    const unknown = 'colour' in change || 'id' in change;
    await explain(
      () => ({
        should: `PATCH with ${JSON.stringify(change)} is answered with 422, and the saw stays as it was.`,
        happened:
          response.status === 200 && unknown
            ? `The unknown key passed in silence: ${response.summary}`
            : response.status === 200
              ? `The rule is lost on the way to the change: ${response.summary}`
              : `${response.summary}, and then ${after.summary}`,
        why: 'A rule that holds for new tools only is a rule that one PATCH gets around.',
        look: brokenOr(
          response,
          unknown
            ? 'Look at the kind of object schema that the model of a change is. One that extends ToolIn is as strict as ToolIn.'
            : 'Look at the keys of that model: take their schemas from ToolIn with `.extend()` or `.shape`, instead of writing them again.',
        ),
      }),
      () => {
        expect(response.status).toBe(422);
        expect(after.json).toMatchObject(saw);
      },
    );
  }
});

test('POST /tools still fills in what a new tool lacks', {
  meta: { id: 'creating-still-fills-in' },
}, async () => {
  const api = await startApp();
  const response = await api.post('/tools', { json: { name: 'Ladder', dailyFee: 2 } });
  await explain(
    () => ({
      should: 'A new tool without deposit and notes is answered with 201, and has null for both.',
      happened: response.summary,
      why: 'What a change must not have, a new tool needs. They are two models for that reason.',
      look: brokenOr(
        response,
        'Look at `deposit` and `notes` in ToolIn: they have lost their default. Take it off in the model of a change only.',
      ),
    }),
    () => {
      expect(response.status).toBe(201);
      expect(response.json).toMatchObject({ deposit: null, notes: null });
    },
  );
  const nameless = await api.post('/tools', { json: { dailyFee: 2 } });
  await explain(
    {
      should: 'A new tool without a name is answered with 422, as before.',
      happened: nameless.summary,
      why: 'In a change, the name may be absent: the tool has one. A new tool has none.',
      look: 'Look at the model that POST parses with: it is ToolIn, and every key without a default is required in it.',
    },
    () => expect(nameless.status).toBe(422),
  );
});

/** Adds a mitre saw; answers with its id. */
async function addSaw(api: Api): Promise<unknown> {
  const response = await api.post('/tools', { json: saw });
  await explain(
    {
      should: 'A tool with all four keys is answered with 201.',
      happened: response.summary,
      why: 'Without a tool there is nothing to change.',
      look: 'Look at ToolIn and at POST /tools: they worked in the step before.',
    },
    () => expect(response.status).toBe(201),
  );
  return valueIn(response.json, 'id');
}
