import { expect, test } from 'vitest';
import { type ApiResponse, brokenOr, explain, startApp, valueIn } from '#kit';

test('A dailyFee is greater than 0', { meta: { id: 'fee-above-zero' } }, async () => {
  const api = await startApp();
  for (const dailyFee of [0.5, 12]) {
    const response = await api.post('/tools', { json: { name: 'Hand saw', dailyFee } });
    await explain(
      () => ({
        should: `A fee of ${dailyFee} is greater than 0 and is answered with 201.`,
        ...turnedAway(response),
      }),
      () => expect(response.status).toBe(201),
    );
  }
  for (const dailyFee of [-1, -0.5, 0]) {
    const response = await api.post('/tools', { json: { name: 'Post digger', dailyFee } });
    await explain(
      () => ({
        should: `A fee of ${dailyFee} is not greater than 0 and is answered with 422.`,
        ...(dailyFee === 0 && response.status === 201
          ? {
              happened: `Fees below 0 are refused, and 0 itself is taken: ${response.summary}`,
              why: '"At least 0" and "greater than 0" differ in one number, and it is the one that forms send when a field was left empty.',
              look: 'Look at the rule on `dailyFee`: `.min(0)`, `.gte(0)` and `.nonnegative()` include the bound. There is one that leaves it out.',
            }
          : {
              happened: response.summary,
              why: 'With a fee below 0, Toolshed pays its members for borrowing.',
              look: brokenOr(
                response,
                'Look at `dailyFee` in ToolIn: a number schema takes its rule as a method.',
              ),
            }),
      }),
      () => expect(response.status).toBe(422),
    );
  }
});

test('A dailyFee is a JSON number and nothing is converted', {
  meta: { id: 'fee-is-a-number' },
}, async () => {
  const api = await startApp();
  for (const dailyFee of ['3', '12.50', true, null]) {
    const response = await api.post('/tools', { json: { name: 'Post digger', dailyFee } });
    const written = JSON.stringify(dailyFee);
    await explain(
      () => ({
        should: `The fee ${written} is no JSON number and is answered with 422.`,
        ...(typeof valueIn(response.json, 'dailyFee') === 'number'
          ? {
              happened: `It was converted into the number ${valueIn(response.json, 'dailyFee')}: ${response.summary}`,
              why: 'JSON has numbers of its own, so a converted value hides a mistake. `Number` turns `true` into 1, and an empty field into 0.',
              look: 'Look for `coerce`, `Number` or `preprocess` on `dailyFee`: they belong to query strings, where everything is text.',
            }
          : {
              happened: response.summary,
              why: 'A fee that is no number cannot be added up. (A fee that a client computed as NaN arrives as `null`.)',
              look: brokenOr(
                response,
                'Look at `dailyFee` in ToolIn: it is a number, with a rule.',
              ),
            }),
      }),
      () => expect(response.status).toBe(422),
    );
  }
});

test('A deposit and notes that are left out are stored as null', {
  meta: { id: 'left-out-is-null' },
}, async () => {
  const api = await startApp();
  for (const [left, tool] of [
    [['deposit', 'notes'], { name: 'Ladder', dailyFee: 2 }],
    [['deposit'], { name: 'Mitre saw', dailyFee: 7, notes: 'Keep the guard on.' }],
    [['notes'], { name: 'Chainsaw', dailyFee: 15, deposit: 80 }],
  ] as const) {
    const response = await api.post('/tools', { json: tool });
    await explain(
      () => ({
        should: `A tool without ${left.join(' and ')} is answered with 201, and in the answer ${left.length > 1 ? 'both are' : 'it is'} null.`,
        ...notNull(response, left),
      }),
      () => {
        expect(response.status).toBe(201);
        expect(response.json).toMatchObject({ deposit: null, notes: null, ...tool });
      },
    );
  }
});

test('A deposit and notes may be null or a value', { meta: { id: 'null-or-value' } }, async () => {
  const api = await startApp();
  for (const extras of [
    { deposit: null, notes: null },
    { deposit: 45.5, notes: 'Comes with two batteries.' },
  ]) {
    const response = await api.post('/tools', {
      json: { name: 'Hammer drill', dailyFee: 6, ...extras },
    });
    await explain(
      () => ({
        should: `A tool with ${JSON.stringify(extras)} is answered with 201, and the answer holds the same two values.`,
        happened: response.summary,
        why: 'A form that sends every field writes `null` into the empty ones. To refuse that is to refuse the form.',
        look: brokenOr(
          response,
          'Look at ToolIn: it needs a schema for `deposit` and one for `notes`, and both have to accept null. `.optional()` is about a key that is left out, `.nullable()` about one that is sent as null.',
        ),
      }),
      () => {
        expect(response.status).toBe(201);
        expect(response.json).toMatchObject(extras);
      },
    );
  }
  const response = await api.post('/tools', {
    json: { name: 'Hammer drill', dailyFee: 6, notes: 5 },
  });
  await explain(
    () => ({
      should: 'Notes that are neither null nor a string are answered with 422.',
      happened: response.summary,
      why: 'Widening a schema by null must not widen it to everything.',
      look: brokenOr(
        response,
        'Look at what `notes` starts with in ToolIn: a string, which may then also be null.',
      ),
    }),
    () => expect(response.status).toBe(422),
  );
});

test('A deposit that is sent is greater than 0', {
  meta: { id: 'deposit-above-zero' },
}, async () => {
  const api = await startApp();
  for (const [deposit, status] of [
    [0.5, 201],
    [-20, 422],
    [0, 422],
    ['50', 422],
  ] as const) {
    const response = await api.post('/tools', {
      json: { name: 'Tile cutter', dailyFee: 4, deposit },
    });
    await explain(
      () => ({
        should: `A deposit of ${JSON.stringify(deposit)} is answered with ${status}.`,
        happened: response.summary,
        ...(status === 201
          ? {
              why: 'A deposit that ToolIn does not accept is one that nobody will ask for.',
              look: 'Look at `deposit` in ToolIn: a number greater than 0, which may also be null or left out. See which path the `detail` names.',
            }
          : {
              why: '"No deposit" has one spelling, null. With 0 there would be two, and whoever reads a tool would have to know both.',
              look: brokenOr(
                response,
                'Look at the chain on `deposit`: the rule of `dailyFee` applies to it as well, and stands before `.nullable()`.',
              ),
            }),
      }),
      () => expect(response.status).toBe(status),
    );
  }
});

/** Why a good fee was not taken: its own rule, or something else about the tool. */
function turnedAway(response: ApiResponse) {
  if (response.status === 422 && !response.text.includes('"dailyFee"')) {
    return {
      happened: `The app turned the tool away, though not for its fee: ${response.summary}`,
      why: 'A tool with nothing but a name and a fee is still a good tool.',
      look: 'See which path the `detail` names: a key that may be left out needs something that stands in for it.',
    };
  }
  return {
    happened: `The app did not take it: ${response.summary}`,
    why: 'A rule that is too tight costs Toolshed good tools.',
    look: brokenOr(
      response,
      'Look at the rule on `dailyFee`: is its bound 0, and are fractions allowed?',
    ),
  };
}

/** Why a value that was left out did not come back as null. */
function notNull(response: ApiResponse, left: readonly string[]) {
  const why =
    'When every stored tool has the same keys, code that reads them meets null or a value, and never has to ask whether the key is there.';
  if (response.status === 422) {
    return {
      happened: `The app refused it: ${response.summary}`,
      why: 'A key that may be null must still be sent, unless the schema says what stands in for it.',
      look: 'Look at the last link of the chain: something has to supply the null when the key was left out.',
    };
  }
  const absent = left.find((key) => valueIn(response.json, key) === undefined);
  if (response.status === 201 && absent !== undefined) {
    return {
      happened: `The answer has no \`${absent}\` at all: ${response.summary}`,
      why,
      look: 'Look for `.optional()` or `.nullish()`: they leave an absent key absent. The last row of the table fills it in.',
    };
  }
  const filled = left.find((key) => valueIn(response.json, key) !== null);
  return {
    happened:
      response.status === 201 && filled !== undefined
        ? `\`${filled}\` was filled in with ${JSON.stringify(valueIn(response.json, filled))}: ${response.summary}`
        : response.summary,
    why,
    look: brokenOr(response, 'Look at the value that you give to `.default(...)`.'),
  };
}
