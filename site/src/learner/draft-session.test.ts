/** Long, since it walks the states of `draft-session.ts`, which are one machine. */
import { expect, test, vi } from 'vitest';
import { type DraftRole, type DraftSession, openDraftSession } from './draft-session.ts';
import { type TestBrowser, testBrowser } from './two-tabs.ts';

const starter = { 'app.ts': 'starter' };
const typed = (text: string) => ({ 'app.ts': text });

interface OpenTab {
  readonly session: DraftSession;
  readonly roles: DraftRole[];
  readonly shown: string[];
}

async function open(
  browser: TestBrowser,
  id: string,
  options: { withLocks?: boolean; tools?: ReturnType<TestBrowser['tab']> } = {},
): Promise<OpenTab> {
  const roles: DraftRole[] = [];
  const shown: string[] = [];
  const session = await openDraftSession(
    '01.1',
    starter,
    { onRole: (role) => roles.push(role), onFiles: (files) => shown.push(files['app.ts'] ?? '') },
    options.tools ?? browser.tab(id, options),
  );
  await vi.waitUntil(() => session.role !== 'opening');
  return { session, roles, shown };
}

/** Sorted: within one millisecond versions have no order of their own. */
const versionsOf = async (browser: TestBrowser) =>
  (await browser.shelf.all('versions'))
    .map(({ why, files }) => `${why}: ${files['app.ts']}`)
    .sort();

test('an edit is saved on its own and found by the next visit', async () => {
  using browser = testBrowser();
  const first = await open(browser, 'a');
  first.session.edit(typed('mine'));
  await vi.waitUntil(async () => (await browser.shelf.get('drafts', '01.1')) !== undefined);
  await first.session.close();
  const second = await open(browser, 'b');
  expect(second.session.files).toEqual(typed('mine'));
  expect(second.session.role).toBe('editor');
  await second.session.close();
});

test('edits in a row are saved in order, each on the revision before it', async () => {
  using browser = testBrowser();
  const { session } = await open(browser, 'a');
  for (const text of ['1', '12', '123']) {
    session.edit(typed(text));
    await session.flush();
  }
  expect(await browser.shelf.get('drafts', '01.1')).toMatchObject({
    files: typed('123'),
    revision: 3,
  });
  await session.close();
});

test('a second tab follows the first and may not edit until it takes over', async () => {
  using browser = testBrowser();
  const first = await open(browser, 'a');
  const second = await open(browser, 'b');
  expect(second.session.role).toBe('following');

  first.session.edit(typed('from the first'));
  await vi.waitUntil(() => second.shown.at(-1) === 'from the first');
  second.session.edit(typed('ignored'));
  expect(second.session.files).toEqual(typed('from the first'));

  await second.session.takeOver();
  await vi.waitUntil(() => second.session.role === 'editor' && first.session.role === 'following');
  second.session.edit(typed('from the second'));
  await vi.waitUntil(() => first.shown.at(-1) === 'from the second');
  await first.session.close();
  await second.session.close();
});

test('a waiting tab becomes the editor when the other closes', async () => {
  using browser = testBrowser();
  const first = await open(browser, 'a');
  const second = await open(browser, 'b');
  first.session.edit(typed('left behind'));
  await first.session.close();
  await vi.waitUntil(() => second.session.role === 'editor');
  expect(second.session.files).toEqual(typed('left behind'));
  await second.session.close();
});

test('two tabs without locks never overwrite each other: the later save is refused and kept', async () => {
  using browser = testBrowser();
  const first = await open(browser, 'a', { withLocks: false });
  const second = await open(browser, 'b', { withLocks: false });
  first.session.edit(typed('first'));
  second.session.edit(typed('second'));
  await Promise.all([first.session.flush(), second.session.flush()]);

  expect((await browser.shelf.get('drafts', '01.1'))?.files).toEqual(typed('first'));
  expect(second.session.role).toBe('conflict');
  expect(second.session.files).toEqual(typed('second'));
  expect(await versionsOf(browser)).toEqual(['conflict: second']);

  await second.session.takeOver();
  expect((await browser.shelf.get('drafts', '01.1'))?.files).toEqual(typed('second'));
  expect(await versionsOf(browser)).toEqual(['conflict: first', 'conflict: second']);
  await first.session.close();
  await second.session.close();
});

test('what is typed while another tab’s save is being read is not taken back', async () => {
  using browser = testBrowser();
  const first = await open(browser, 'a', { withLocks: false });
  const tools = browser.tab('b', { withLocks: false });
  const reading = Promise.withResolvers<void>();
  let asked = 0;
  const slow = {
    ...tools.drafts,
    async get(key: string) {
      const draft = await tools.drafts.get(key);
      asked += 1;
      // The first look is the opening of the step.
      if (asked > 1) await reading.promise;
      return draft;
    },
  };
  const second = await open(browser, 'b', { tools: { ...tools, drafts: slow, delay: 60_000 } });
  first.session.edit(typed('first'));
  await first.session.flush();
  await vi.waitUntil(() => asked === 2);
  second.session.edit(typed('second'));
  reading.resolve();
  await second.session.flush();
  expect(second.session.files).toEqual(typed('second'));
  expect(second.session.role).toBe('conflict');
  expect((await browser.shelf.get('drafts', '01.1'))?.files).toEqual(typed('first'));
  await first.session.close();
  await second.session.close();
});

test('after a conflict the learner can go back to what is saved, and keeps the other text', async () => {
  using browser = testBrowser();
  const first = await open(browser, 'a', { withLocks: false });
  const second = await open(browser, 'b', { withLocks: false });
  first.session.edit(typed('first'));
  second.session.edit(typed('second'));
  await Promise.all([first.session.flush(), second.session.flush()]);
  await second.session.useSaved();
  await vi.waitUntil(() => second.session.role === 'editor');
  expect(second.session.files).toEqual(typed('first'));
  expect(await versionsOf(browser)).toEqual(['conflict: second']);
  await first.session.close();
  await second.session.close();
});

test('a separate copy lives beside the draft and survives a reload of its tab', async () => {
  using browser = testBrowser();
  const first = await open(browser, 'a');
  const tools = browser.tab('b');
  const second = await open(browser, 'b', { tools });
  await second.session.keepCopy();
  await vi.waitUntil(() => second.session.role === 'copy');
  second.session.edit(typed('my copy'));
  first.session.edit(typed('the draft'));
  await Promise.all([first.session.flush(), second.session.close()]);

  const reloaded = await open(browser, 'b', { tools });
  expect(reloaded.session.role).toBe('copy');
  expect(reloaded.session.files).toEqual(typed('my copy'));
  expect((await browser.shelf.get('drafts', '01.1'))?.files).toEqual(typed('the draft'));

  await reloaded.session.takeOver();
  expect((await browser.shelf.all('drafts')).map((draft) => [draft.key, draft.files])).toEqual([
    ['01.1', typed('my copy')],
  ]);
  expect(await versionsOf(browser)).toEqual(['conflict: the draft']);
  await first.session.close();
  await reloaded.session.close();
});

test('what was typed in the last moment before a reload is taken from the journal', async () => {
  using browser = testBrowser();
  const tools = { ...browser.tab('a'), delay: 60_000 };
  const first = await open(browser, 'a', { tools });
  first.session.edit(typed('last words'));
  first.session.keepUnsaved();
  // The tab dies here: it is never closed and never saves.
  const second = await open(browser, 'b', { withLocks: false });
  expect(second.session.files).toEqual(typed('last words'));
  await second.session.flush();
  expect((await browser.shelf.get('drafts', '01.1'))?.files).toEqual(typed('last words'));
  await second.session.close();
});

test('a tab that dies without a last word loses nothing: every key was written down', async () => {
  using browser = testBrowser();
  const dying = browser.tab('a');
  // Its lock goes with it.
  const locks = { request: dying.locks?.request ?? navigator.locks.request };
  const first = await open(browser, 'a', { tools: { ...dying, locks, delay: 60_000 } });
  first.session.edit(typed('last words'));
  const { journal } = browser.tab('b');
  expect(journal.of('01.1').map(({ files }) => files)).toEqual([typed('last words')]);

  const second = await open(browser, 'b', { withLocks: false });
  expect(second.session.files).toEqual(typed('last words'));
  await second.session.flush();
  expect(journal.of('01.1')).toEqual([]);
  await second.session.close();
});

test('a tab that waits leaves alone what the editing one has not saved yet, and goes on with it once that is gone', async () => {
  using browser = testBrowser();
  const first = await open(browser, 'a', { tools: { ...browser.tab('a'), delay: 60_000 } });
  first.session.edit(typed('in the middle of a w'));
  const second = await open(browser, 'b');
  expect(second.session.role).toBe('following');
  expect(second.session.files).toEqual(starter);
  // Taken by force, as when the other tab hangs.
  await second.session.takeOver();
  await vi.waitUntil(() => second.session.role === 'editor');
  await second.session.flush();
  expect((await browser.shelf.get('drafts', '01.1'))?.files).toEqual(typed('in the middle of a w'));
  await first.session.close();
  await second.session.close();
});

test('journal text built on an older save becomes an earlier version', async () => {
  using browser = testBrowser();
  const tools = { ...browser.tab('a'), delay: 60_000 };
  const first = await open(browser, 'a', { tools, withLocks: false });
  first.session.edit(typed('old'));
  first.session.keepUnsaved();
  await browser.tab('c').drafts.overwrite({ key: '01.1', step: '01.1', files: typed('new') });
  const second = await open(browser, 'b', { withLocks: false });
  expect(second.session.files).toEqual(typed('new'));
  expect(await versionsOf(browser)).toEqual(['unsaved: old']);
  await second.session.close();
});

test('someone who types without a pause is saved all the same', async () => {
  using browser = testBrowser();
  const { session } = await open(browser, 'a', { tools: { ...browser.tab('a'), delay: 30 } });
  let text = '';
  await vi.waitUntil(
    async () => {
      text += 'x';
      session.edit(typed(text));
      return (await browser.shelf.get('drafts', '01.1')) !== undefined;
    },
    { interval: 5 },
  );
  await session.close();
});

test('a draft that vanished from the storage is written again', async () => {
  using browser = testBrowser();
  const { session } = await open(browser, 'a');
  session.edit(typed('one'));
  await session.flush();
  await browser.shelf.change('drafts', '01.1', () => undefined);
  session.edit(typed('one, two'));
  await session.flush();
  expect((await browser.shelf.get('drafts', '01.1'))?.files).toEqual(typed('one, two'));
  await session.close();
});

test('what is typed during a conflict is kept, and a later visit finds it', async () => {
  using browser = testBrowser();
  const first = await open(browser, 'a', { withLocks: false });
  const second = await open(browser, 'b', { withLocks: false });
  first.session.edit(typed('first'));
  second.session.edit(typed('second'));
  await Promise.all([first.session.flush(), second.session.flush()]);
  second.session.edit(typed('second, and more'));
  await second.session.flush();
  // Its tab dies here.
  const third = await open(browser, 'c', { withLocks: false });
  expect(third.session.files).toEqual(typed('first'));
  expect(await versionsOf(browser)).toEqual(['conflict: second', 'copy: second, and more']);
  await first.session.close();
  await third.session.close();
});

test('an entry of the journal stays as long as it is only in memory', async () => {
  using browser = testBrowser();
  const dying = await open(browser, 'a', {
    tools: { ...browser.tab('a'), delay: 60_000 },
    withLocks: false,
  });
  dying.session.edit(typed('last words'));
  dying.session.keepUnsaved();
  const blocked = { ...browser.tab('b', { withLocks: false }), lasts: () => false };
  const second = await open(browser, 'b', { tools: blocked });
  await second.session.flush();
  expect(blocked.journal.of('01.1').map(({ files }) => files)).toContainEqual(typed('last words'));
  await second.session.close();
});

test('a reset answers the version that undoes it', async () => {
  using browser = testBrowser();
  const { session } = await open(browser, 'a');
  session.edit(typed('work'));
  const before = await session.replace(starter, 'reset');
  expect(session.files).toEqual(starter);
  await session.replace(before.files, 'restore');
  expect((await browser.shelf.get('drafts', '01.1'))?.files).toEqual(typed('work'));
  await session.close();
});

test.each(['replace', 'useSaved'] as const)(
  'what is typed while %s keeps the version before it is kept as well',
  async (how) => {
    using browser = testBrowser();
    const first = await open(browser, 'a', { withLocks: false });
    const tools = browser.tab('b', { withLocks: false });
    let typeOn = (): void => {};
    const slow = {
      ...tools.versions,
      async keep(...version: Parameters<typeof tools.versions.keep>) {
        const kept = await tools.versions.keep(...version);
        typeOn();
        return kept;
      },
    };
    const { session } = await open(browser, 'b', { tools: { ...tools, versions: slow } });
    session.edit(typed('mine'));
    if (how === 'useSaved') {
      first.session.edit(typed('theirs'));
      await first.session.flush();
      await session.flush();
      expect(session.role).toBe('conflict');
    }
    typeOn = () => {
      typeOn = () => {};
      session.edit(typed('mine, and a last word'));
    };
    if (how === 'useSaved') await session.useSaved();
    else await session.replace(starter, 'reset');
    const texts = (await tools.versions.of('01.1')).map(({ files }) => files['app.ts']);
    expect([...texts, session.files['app.ts']]).toContain('mine, and a last word');
    await first.session.close();
    await session.close();
  },
);
