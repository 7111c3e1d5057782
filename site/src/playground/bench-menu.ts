import { saidBeforeReload, sayAfterReload } from '../import-work/said-after-reload.ts';
import type { Learner } from '../learner/learner.ts';
import { download } from './fork/download.ts';
import type { ForkMenu } from './fork/fork-menu.ts';
import type { Workbench } from './workbench.ts';

/** Below this width lines of code wrap whatever the setting says; CSS pixels. */
const NARROW = 480;

/** What the menu of every workbench does, whatever code is in it: settings, export and import, the way out; and telling when work is not kept. */
export class BenchMenu {
  readonly #bench: Workbench;
  readonly #learner: Learner;

  constructor(bench: Workbench, learner: Learner, fork: ForkMenu) {
    this.#bench = bench;
    this.#learner = learner;
    const { toolbar } = bench;
    for (const sign of ['pointerenter', 'focusin'] as const) {
      toolbar.menu.addEventListener(sign, () => fork.prepare());
    }
    toolbar.exportWork.addEventListener('click', () => void this.#export());
    toolbar.importWork.addEventListener('click', () => void this.#import());
    toolbar.wrap.addEventListener('click', () => void this.#toggleWrap());
    toolbar.vim.addEventListener('click', () => void this.#toggleVim());
    learner.onTrouble(({ sentence }) =>
      bench.trouble.show({
        tone: 'warn',
        sentence,
        actions: [{ label: 'Export my work', act: () => this.#export() }],
      }),
    );
  }

  /** Fits the editor to what the learner chose before. */
  async useSettings(): Promise<void> {
    const settings = await this.#learner.settings.get();
    this.#showWrap(settings.wrap || this.#bench.editor.clientWidth < NARROW);
    if (settings.vim) await this.#showVim(true);
    const said = saidBeforeReload();
    if (said !== null) this.#bench.notice.show({ tone: 'info', sentence: said, actions: [] });
  }

  #showWrap(wrap: boolean): void {
    this.#bench.editor.wrap = wrap;
    this.#bench.toolbar.showWrap(wrap);
  }

  async #toggleWrap(): Promise<void> {
    const wrap = this.#bench.toolbar.wrap.getAttribute('aria-pressed') !== 'true';
    this.#showWrap(wrap);
    await this.#learner.settings.set({ wrap });
  }

  async #toggleVim(): Promise<void> {
    const vim = this.#bench.toolbar.vim.getAttribute('aria-pressed') !== 'true';
    if (await this.#showVim(vim)) await this.#learner.settings.set({ vim });
    this.#bench.say(
      vim ? 'Vim keys are on. The line below the code names the mode.' : 'Vim keys are off.',
    );
  }

  /** Whether the keys are now as wanted. */
  async #showVim(vim: boolean): Promise<boolean> {
    const { editor, toolbar, notice } = this.#bench;
    try {
      editor.keys = vim ? await (await import('./editor/vim-keys.ts')).vimKeys() : [];
      toolbar.showVim(vim);
      return true;
    } catch {
      notice.show({
        tone: 'warn',
        sentence:
          'The Vim keys could not be loaded. Look at your connection, then choose them again.',
        actions: [],
      });
      return false;
    }
  }

  async #export(): Promise<void> {
    const backup = await this.#learner.exportBackup();
    const day = backup.exported.slice(0, 10);
    download(`groundwork-${day}.json`, 'application/json', JSON.stringify(backup, null, 2));
  }

  async #import(): Promise<void> {
    const { importWork } = await import('../import-work/import-work.ts');
    const { changed, sentence } = await importWork(this.#learner, this.#bench.stage);
    if (changed && !this.#learner.trouble) {
      // Everything on the page may have changed; a fresh start shows all of it.
      sayAfterReload(sentence);
      location.reload();
    } else this.#bench.notice.show({ tone: changed ? 'info' : 'warn', sentence, actions: [] });
  }
}
