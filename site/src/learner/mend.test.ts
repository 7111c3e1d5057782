import { expect, test } from 'vitest';
import { mend } from './mend.ts';
import type { StoreName } from './records.ts';

const draft = {
  key: '01.1~ab',
  step: '01.1',
  files: { 'app.ts': 'mine' },
  revision: 3,
  tab: 't',
  at: 5,
};

test.each<[string, object, object]>([
  ['a revision that is none', { revision: Number.NaN }, { revision: 0 }],
  ['a step that is none', { step: null }, { step: '01.1' }],
  ['a file that is none', { files: { 'app.ts': 'mine', 'b.ts': 7 } }, {}],
])('a draft with %s keeps its text', (_, damage, mended) => {
  expect(mend('drafts', draft.key, { ...draft, ...damage })).toEqual({ ...draft, ...mended });
});

test.each<[StoreName, unknown]>([
  ['drafts', { ...draft, files: 'gone' }],
  ['drafts', { ...draft, files: { 'app.ts': 7 } }],
  ['drafts', null],
  ['progress', { key: '01.1', state: 'flying', solutionShown: true, at: 1 }],
  ['answers', { key: 'a', choice: '1' }],
])('a record of %s without what matters is given up: %j', (store, value) => {
  expect(mend(store, '01.1', value)).toBeUndefined();
});

test('progress without its details is progress', () => {
  expect(mend('progress', '01.1', { key: '01.1', state: 'passed' })).toEqual({
    key: '01.1',
    state: 'passed',
    solutionShown: false,
    at: 0,
  });
});
