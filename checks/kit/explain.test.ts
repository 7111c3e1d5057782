import { expect, test } from 'vitest';
import { CheckFailure, explain } from './explain.ts';

const parts = { should: 'S.', why: 'W.', look: 'L.' };

async function thrownBy(run: () => Promise<void>): Promise<unknown> {
  try {
    await run();
  } catch (error) {
    return error;
  }
  return undefined;
}

test('a claim that holds passes in silence, and its message is never made', async () => {
  let made = false;
  await explain(
    () => {
      made = true;
      return parts;
    },
    () => expect(1).toBe(1),
  );
  expect(made).toBe(false);
});

test('a claim that does not hold carries the four parts, the values and the place of the claim', async () => {
  const error = await thrownBy(() =>
    explain({ ...parts, happened: 'H.' }, () => expect(201).toBe(422)),
  );
  expect(error).toBeInstanceOf(CheckFailure);
  expect(error).toMatchObject({
    fault: { kind: 'expectation', ...parts, happened: 'H.' },
    actual: 201,
    expected: 422,
    message: 'What should happen: S.\nWhat happened: H.\nWhy it matters: W.\nWhere to look: L.',
    stack: expect.stringMatching(/^CheckFailure: What should happen.*explain\.test\.ts/s),
  });
});

test('without words of its own the assertion’s message is what happened', async () => {
  const error = await thrownBy(() => explain(parts, () => expect(1).toBe(2)));
  expect(error).toMatchObject({
    fault: { happened: expect.stringContaining('expected 1 to be 2') },
  });
});

test('an asynchronous claim is awaited', async () => {
  const error = await thrownBy(() =>
    explain(parts, () => expect(Promise.resolve(1)).resolves.toBe(2)),
  );
  expect(error).toBeInstanceOf(CheckFailure);
});

test('an error that is no claim passes through', async () => {
  const broken = new TypeError('x');
  const error = await thrownBy(() =>
    explain(parts, () => {
      throw broken;
    }),
  );
  expect(error).toBe(broken);
});
