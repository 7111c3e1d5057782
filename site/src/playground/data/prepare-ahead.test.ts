import { expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { prepareAhead } from './prepare-ahead.ts';

/** A sandbox that writes down what is asked of it. */
function noting() {
  const asked: string[] = [];
  const sandbox: Sandbox = {
    check: () => Promise.reject(new Error('not part of this test')),
    open: () => Promise.reject(new Error('not part of this test')),
    prepareDatabase: async () => void asked.push('start'),
    fetchDatabase: async () => void asked.push('fetch'),
    look: async () => null,
    dispose() {},
  };
  return { asked, open: async () => sandbox };
}

test.each([
  ['a step that needs it', true, true, {}, ['start']],
  ['the step before', false, true, {}, ['fetch']],
  ['any other step', false, false, {}, []],
  ['a browser that saves data', true, true, { connection: { saveData: true } }, []],
  ['a browser that tells, and does not save', false, true, { connection: {} }, ['fetch']],
])('%s', async (_name, database, databaseNext, browser, expected) => {
  const { asked, open } = noting();
  await prepareAhead({ database, databaseNext }, open, browser);
  expect(asked).toEqual(expected);
});
