import { expect, test } from 'vitest';
import { settled } from './settled.ts';

const stuck = new Error('The drawer is stuck.');

test.each([
  ['a value', () => 7, { value: 7 }],
  ['a promise', async () => 7, { value: 7 }],
  ['nothing', () => undefined, { value: undefined }],
  ['a rejection', () => Promise.reject(stuck), { error: stuck }],
  [
    'a throw',
    () => {
      throw stuck;
    },
    { error: stuck },
  ],
])('%s', async (_name, ask, outcome) => {
  expect(await settled(ask)).toEqual(outcome);
});
