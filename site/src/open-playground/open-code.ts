import './open-playground.css';
import { openLearner } from '../learner/learner.ts';
import { sameFiles } from '../learner/same-files.ts';
import { BenchMenu } from '../playground/bench-menu.ts';
import { tabOpener } from '../playground/docs/open-tab.ts';
import { ForkMenu } from '../playground/fork/fork-menu.ts';
import { element } from '../playground/parts/element.ts';
import type { Opened, Opening } from '../playground/playground.ts';
import { sharedSandbox } from '../playground/shared-sandbox.ts';
import { EditorTypes } from '../playground/types/editor-types.ts';
import { whenIdle } from '../playground/when-idle.ts';
import { Workbench } from '../playground/workbench.ts';
import { showKept } from './kept-playgrounds.ts';
import { ENTRY, OpenSession } from './open-session.ts';
import { draftKeyOf, nameOfOrigin } from './origin.ts';
import { openShareDialog } from './share-dialog.ts';
import { isSharedFragment } from './shared-link.ts';
import { findStart } from './start.ts';
import { startUnspoilt } from './unseen-solution.ts';

/** Opens the playground that the address asks for. Null when the page has moved on meanwhile. */
export async function openCode({ host, assets, isCurrent }: Opening): Promise<Opened | null> {
  const learner = openLearner();
  // Written by the site's own build into its own page, so it is read, not judged.
  const packages: Readonly<Record<string, string>> = JSON.parse(host.dataset.steps ?? '{}');
  const found = await findStart({ address: location, packages, learner });
  const wantsOwn = new URLSearchParams(location.search).get('code') === 'mine';
  const start = await startUnspoilt(found, { learner, host, wantsOwn });
  const { origin, step } = start;
  const key = draftKeyOf(origin);
  let session: OpenSession | undefined;
  const draft = await learner.openDraft(key, start.files, {
    onFiles: () => session?.showFiles(),
    onRole: () => session?.showRole(),
    onSaved: () => session?.showSaved(),
  });
  if (!isCurrent()) {
    await draft.close();
    return null;
  }
  const name = nameOfOrigin(origin);
  for (const place of document.querySelectorAll('[data-origin]')) place.textContent = name;
  const fork: ForkMenu = new ForkMenu({
    step: step ?? { id: 'playground', title: 'Playground', entry: ENTRY, check: null },
    runner: assets.fork,
    files: () => draft.files,
    focus: () => bench.editor.active,
    say: (sentence) => bench.say(sentence),
  });
  const bench: Workbench = new Workbench(
    (path) => session?.openFile(path),
    step?.database ?? false,
    fork.stackBlitz,
    fork.zip,
    fork.note,
  );
  const menu = new BenchMenu(bench, learner, fork);
  const share = element('button', { type: 'button', class: 'quiet' }, 'Share');
  share.addEventListener('click', () => {
    const project = { files: draft.files, step: step?.id ?? null };
    void openShareDialog(host, project, {
      zip: () => fork.zip.click(),
      say: (sentence) => bench.say(sentence),
    });
  });
  bench.toolbar.solution.before(share);
  host.classList.add('ready');
  host.replaceChildren(...bench.parts());

  const sandbox = () => sharedSandbox(assets.sandbox);
  bench.docs.openTab = tabOpener(assets.sandbox);
  const types = new EditorTypes(bench, assets.types, (file) => session?.openFile(file));
  session = new OpenSession(start, bench, learner, draft, sandbox, () => types.check());
  session.showRole();
  const opened = session;
  await menu.useSettings();
  await takeOwnCode(opened);
  void showKept(learner, key);

  // The fragment is the code: another one in the same tab is another playground.
  const over = new AbortController();
  addEventListener('hashchange', () => isSharedFragment(location.hash) && location.reload(), {
    signal: over.signal,
  });
  whenIdle(async () => {
    await sandbox().catch(() => {});
    await types.startUnasked();
  });
  return {
    close() {
      over.abort();
      types.close();
      void opened.close();
    },
  };

  /** From a step's page the learner comes with their own code of that step; once, not at every reload. */
  async function takeOwnCode(into: OpenSession): Promise<void> {
    const address = new URL(location.href);
    if (!step || address.searchParams.get('code') !== 'mine') return;
    address.searchParams.delete('code');
    history.replaceState(history.state, '', address);
    const mine = (await learner.drafts.get(step.id))?.files ?? step.starter;
    if (sameFiles(mine, draft.files)) return;
    await into.take(
      mine,
      `Your code of step ${step.id} is here, to try things out: the step keeps its own.`,
    );
  }
}
