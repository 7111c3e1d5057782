import { openLearner } from '../learner/learner.ts';
import { prepareAhead } from './data/prepare-ahead.ts';
import { tabOpener } from './docs/open-tab.ts';
import { download } from './fork/download.ts';
import { ForkMenu } from './fork/fork-menu.ts';
import { loadPackage } from './load-package.ts';
import { chooseFile } from './parts/choose-file.ts';
import { element } from './parts/element.ts';
import { sharedSandbox } from './shared-sandbox.ts';
import { StepSession } from './step-session.ts';
import { EditorTypes } from './types/editor-types.ts';
import { Workbench } from './workbench.ts';
// Last, so that its rules for narrow screens and fingers win over the parts' own.
import './playground.css';

/** Where the fork's runner is served when the page says nothing else in `data-fork`. */
const FORK_RUNNER = '/fork/run.mjs';

/** Below this width lines of code wrap whatever the setting says; CSS pixels. */
const NARROW = 480;

/**
 * `<groundwork-playground data-package data-sandbox data-types [data-fork]>`: turns the page's plain listing of a step into its
 * workbench. Until it is ready, and when it cannot be, what the page had inside stays readable.
 */
export class Playground extends HTMLElement {
  #session: StepSession | undefined;
  #types: EditorTypes | undefined;
  /** Grows with each connection, so that a slow load notices that the page has moved on. */
  #visit = 0;

  connectedCallback(): void {
    this.#visit += 1;
    void this.#start(this.#visit).catch((error: unknown) => this.#tellFailure(error));
  }

  disconnectedCallback(): void {
    this.#visit += 1;
    void this.#session?.close();
    this.#session = undefined;
    this.#types?.close();
    this.#types = undefined;
  }

  async #start(visit: number): Promise<void> {
    const step = await loadPackage(this.dataset.package ?? '');
    const learner = openLearner();
    let session: StepSession | undefined;
    const draft = await learner.openDraft(step.id, step.starter, {
      onFiles: () => session?.showFiles(),
      onRole: () => session?.showRole(),
      onSaved: () => session?.showSaved(),
    });
    if (visit !== this.#visit) return draft.close();

    const fork: ForkMenu = new ForkMenu({
      step,
      runner: this.dataset.fork ?? FORK_RUNNER,
      files: () => draft.files,
      focus: () => bench.editor.active,
      say: (sentence) => bench.say(sentence),
    });
    const bench: Workbench = new Workbench(
      (path) => session?.openFile(path),
      step.database,
      fork.stackBlitz,
      fork.zip,
      fork.note,
    );
    for (const sign of ['pointerenter', 'focusin'] as const) {
      bench.toolbar.menu.addEventListener(sign, () => fork.prepare());
    }
    bench.toolbar.exportWork.addEventListener('click', () => void exportWork());
    bench.toolbar.importWork.addEventListener('click', () => void this.#importWork(bench));
    bench.toolbar.wrap.addEventListener('click', () => void this.#toggleWrap(bench));
    this.classList.add('ready');
    this.replaceChildren(...bench.parts());

    const manifest = this.dataset.sandbox ?? '{}';
    const sandbox = () => sharedSandbox(manifest);
    bench.docs.openTab = tabOpener(manifest);
    session = new StepSession(step, bench, learner, draft, sandbox);
    session.showRole();
    this.#session = session;
    const types = new EditorTypes(bench, this.dataset.types ?? '{}', (file) =>
      session?.openFile(file),
    );
    this.#types = types;
    learner.onTrouble(({ sentence }) =>
      bench.trouble.show({
        tone: 'warn',
        sentence,
        actions: [{ label: 'Export my work', act: exportWork }],
      }),
    );
    const settings = await learner.settings.get();
    this.#showWrap(bench, settings.wrap || this.clientWidth < NARROW);
    warm(async () => {
      // One after the other: the first check is worth more than the first squiggle.
      await sandbox().catch(() => {});
      await types.start();
      await prepareAhead(step, sandbox);
    });
  }

  #showWrap(bench: Workbench, wrap: boolean): void {
    bench.editor.wrap = wrap;
    bench.toolbar.showWrap(wrap);
  }

  async #toggleWrap(bench: Workbench): Promise<void> {
    const wrap = bench.toolbar.wrap.getAttribute('aria-pressed') !== 'true';
    this.#showWrap(bench, wrap);
    await openLearner().settings.set({ wrap });
  }

  async #importWork(bench: Workbench): Promise<void> {
    try {
      const file = await chooseFile('application/json,.json');
      await openLearner().importBackup(JSON.parse(await file.text()));
      // Everything on the page may have changed; a fresh start shows all of it.
      location.reload();
    } catch (error) {
      const sentence =
        error instanceof SyntaxError
          ? 'This file is not a backup of Groundwork: it is not JSON. Choose a file that "Export my work" wrote.'
          : String(error instanceof Error ? error.message : error);
      bench.notice.show({ tone: 'warn', sentence, actions: [] });
    }
  }

  #tellFailure(error: unknown): void {
    const sentence = error instanceof Error ? error.message : String(error);
    this.querySelector('.load-problem')?.remove();
    this.prepend(element('p', { class: 'load-problem', role: 'alert' }, sentence));
  }
}

/** Starts the sandbox once the editor can be typed in, so that the first check finds it warm. A failure waits for the press that needs it. */
function warm(sandbox: () => Promise<unknown>): void {
  const start = () => void sandbox().catch(() => {});
  if ('requestIdleCallback' in globalThis) requestIdleCallback(start, { timeout: 1000 });
  else setTimeout(start, 200);
}

async function exportWork(): Promise<void> {
  const backup = await openLearner().exportBackup();
  const day = backup.exported.slice(0, 10);
  download(`groundwork-${day}.json`, 'application/json', JSON.stringify(backup, null, 2));
}

if (!customElements.get('groundwork-playground')) {
  customElements.define('groundwork-playground', Playground);
}
