import { afterEach, expect, test, vi } from 'vitest';
import { createChanges } from '../learner/changes.ts';
import { createDrafts } from '../learner/drafts.ts';
import { memoryShelf } from '../learner/memory-shelf.ts';
import { EMPTY_APP } from './empty-app.ts';
import { sharedFragment } from './shared-link.ts';
import { findStart } from './start.ts';

const solution = { 'app.ts': 'solved' };
const step = {
  id: '01.3',
  path: '',
  entry: 'server.ts',
  focus: 'app.ts',
  changed: ['app.ts'],
  starter: {},
  solution,
  check: {},
  requests: [],
};

afterEach(() => vi.unstubAllGlobals());

function scene() {
  vi.stubGlobal('fetch', async (address: string) =>
    address === '/three.json' ? Response.json(step) : new Response(null, { status: 404 }),
  );
  const drafts = createDrafts(memoryShelf(), createChanges(null), 'tab');
  const open = (search: string, hash = '') =>
    findStart({
      address: { search, hash },
      packages: { '01.3': '/three.json' },
      learner: { drafts },
    });
  const keep = (key: string, text: string) =>
    drafts.overwrite({ key, step: key, files: { 'app.ts': text } });
  return { open, keep };
}

test('a newcomer gets the empty app', async () => {
  const { open } = scene();
  expect(await open('')).toMatchObject({
    origin: { kind: 'empty' },
    files: EMPTY_APP,
    problem: null,
  });
});

test('?from= names a step, the empty app, or nothing that there is', async () => {
  const { open } = scene();
  expect(await open('?from=01.3')).toMatchObject({ files: solution, step: { id: '01.3' } });
  expect(await open('?from=empty')).toMatchObject({ origin: { kind: 'empty' }, problem: null });
  for (const name of ['09.9', 'constructor', '../x', 'link-0123456789abcdef']) {
    const { origin, problem } = await open(`?from=${encodeURIComponent(name)}`);
    expect(origin).toEqual({ kind: 'empty' });
    expect(problem).toContain(`"${name}"`);
  }
});

test('without a name, what was changed last opens; drafts of steps do not count', async () => {
  const { open, keep } = scene();
  vi.spyOn(Date, 'now').mockReturnValueOnce(10).mockReturnValueOnce(20).mockReturnValueOnce(30);
  await keep('playground:empty', 'older');
  await keep('playground:link-0123456789abcdef', 'theirs');
  await keep('01.1', 'a step');
  expect(await open('')).toMatchObject({
    origin: { kind: 'link', fingerprint: '0123456789abcdef', step: null },
    files: { 'app.ts': 'theirs' },
  });
});

test('a link brings its code, and its step when the course has it', async () => {
  const { open } = scene();
  const files = { 'app.ts': 'shared' };
  expect(await open('', await sharedFragment({ files, step: '01.3' }))).toMatchObject({
    origin: { kind: 'link', step: '01.3' },
    step: { id: '01.3' },
    files,
  });
  expect(await open('', await sharedFragment({ files, step: '99.9' }))).toMatchObject({
    origin: { kind: 'link', step: null },
    step: null,
    files,
  });
});

test('a damaged link leads to what was there before, and says so', async () => {
  const { open, keep } = scene();
  await keep('playground:01.3', 'mine');
  const start = await open('', '#share=1.%%%');
  expect(start.origin).toEqual({ kind: 'step', step: '01.3' });
  expect(start.problem).toMatch(/is damaged.*Your own code is as you left it/);
});
