import { siteAddress } from '../course/links.ts';
import { openLearner } from '../learner/learner.ts';
import { BenchMenu } from './bench-menu.ts';
import { prepareAhead } from './data/prepare-ahead.ts';
import { tabOpener } from './docs/open-tab.ts';
import { ForkMenu } from './fork/fork-menu.ts';
import { loadPackage } from './load-package.ts';
import { element } from './parts/element.ts';
import type { Opened, Opening } from './playground.ts';
import { sharedSandbox } from './shared-sandbox.ts';
import { StepSession } from './step-session.ts';
import { EditorTypes } from './types/editor-types.ts';
import { whenIdle } from './when-idle.ts';
import { Workbench } from './workbench.ts';

/** Opens the workbench of a step. Null when the page has moved on meanwhile. */
export async function openStep({ host, assets, isCurrent }: Opening): Promise<Opened | null> {
  const step = await loadPackage(host.dataset.package ?? '');
  const learner = openLearner();
  let session: StepSession | undefined;
  const draft = await learner.openDraft(step.id, step.starter, {
    onFiles: () => session?.showFiles(),
    onRole: () => session?.showRole(),
    onSaved: () => session?.showSaved(),
  });
  if (!isCurrent()) {
    await draft.close();
    return null;
  }
  const fork: ForkMenu = new ForkMenu({
    step,
    runner: assets.fork,
    files: () => draft.files,
    focus: () => bench.editor.active,
    say: (sentence) => bench.say(sentence),
  });
  const toPlayground = element(
    'a',
    { href: siteAddress(`/playground/?from=${step.id}&code=mine`) },
    'Open in the playground',
  );
  const bench: Workbench = new Workbench(
    (path) => session?.openFile(path),
    step.database,
    toPlayground,
    fork.stackBlitz,
    fork.zip,
    fork.note,
  );
  const menu = new BenchMenu(bench, learner, fork);
  host.classList.add('ready');
  host.replaceChildren(...bench.parts());

  const sandbox = () => sharedSandbox(assets.sandbox);
  bench.docs.openTab = tabOpener(assets.sandbox);
  const types = new EditorTypes(bench, assets.types, (file) => session?.openFile(file));
  session = new StepSession(step, bench, learner, draft, sandbox, () => types.check());
  session.showRole();
  const opened = session;
  await menu.useSettings();
  whenIdle(async () => {
    // One after the other: the first check is worth more than the first squiggle.
    await sandbox().catch(() => {});
    await types.startUnasked();
    await prepareAhead(step, sandbox);
  });
  return {
    close() {
      types.close();
      void opened.close();
    },
  };
}
