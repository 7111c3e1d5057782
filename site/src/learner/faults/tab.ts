/** One tab of a round: a page of the built site whose learner store is driven as the editor drives it. */
import type { BrowserContext, Page } from 'playwright-core';
import type { DraftRole, DraftSession } from '../draft-session.ts';
import type { Learner } from '../learner.ts';
import type { Ledger } from './ledger.ts';

/** The step that every round is about. */
export const STEP = '01.1';

const STARTER = { 'app.ts': '// starter', 'server.ts': '// server' };

/** What a tab keeps on its `window` for the next call. */
interface Played {
  played: { readonly learner: Learner; readonly session: DraftSession };
}

/** What a tab shows of its draft. */
export interface TabState {
  readonly role: DraftRole;
  readonly text: string;
  /** Why work is not kept, as the learner reads it; null while all is well. */
  readonly trouble: { readonly kind: string; readonly sentence: string } | null;
}

/** A tab in which somebody types while things go wrong. */
export class FaultTab {
  readonly name: string;
  readonly page: Page;
  readonly #ledger: Ledger;
  #alive = true;
  #loads = 0;

  private constructor(name: string, page: Page, ledger: Ledger) {
    this.name = name;
    this.page = page;
    this.#ledger = ledger;
    page.on('crash', () => this.#end('fault'));
    page.on('close', () => this.#end('orderly'));
  }

  /**
   * Opens the step in a new tab.
   * @param store the address of the built site's learner chunk.
   * @param before runs in the page before anything else: a fault that is there from the start.
   */
  static async open(
    context: BrowserContext,
    options: { name: string; store: string; ledger: Ledger; before?: string | undefined },
  ): Promise<FaultTab> {
    const page = await context.newPage();
    if (options.before) await page.addInitScript({ content: options.before });
    const tab = new FaultTab(options.name, page, options.ledger);
    await tab.load(options.store);
    return tab;
  }

  /** Loads the page, or loads it again, and opens the step. */
  async load(store: string): Promise<void> {
    this.#loads += 1;
    await this.#open(store).finally(() => {
      this.#loads -= 1;
    });
  }

  async #open(store: string): Promise<void> {
    await this.page.goto(new URL('/404.html', store).href, { waitUntil: 'commit' });
    // As text: a test runner rewrites `import()` in functions, and the page knows nothing of it.
    await this.page.evaluate(`(async () => {
      const chunk = await import(${JSON.stringify(store)});
      // Exported by its name, or as a part of the module, as the bundler sees fit.
      const door = [chunk, ...Object.values(chunk)].find((part) => typeof part?.openLearner === 'function');
      if (!door) throw new Error('The learner chunk has no openLearner: was learner-when-ready.ts changed?');
      const learner = door.openLearner();
      const events = { onRole() {}, onFiles() {} };
      const session = await learner.openDraft('${STEP}', ${JSON.stringify(STARTER)}, events);
      window.played = { learner, session };
    })()`);
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Alive, and its step is open: not in the middle of a reload. */
  get ready(): boolean {
    return this.#alive && this.#loads === 0;
  }

  #end(kind: 'fault' | 'orderly'): void {
    if (this.#alive) this.#ledger.ends(this.name, kind);
    this.#alive = false;
  }

  /** Types a line, unless another tab edits. Answers whether it was taken. */
  async type(): Promise<boolean> {
    const mark = this.#ledger.nextMark(this.name);
    const taken = await this.page
      .evaluate((mark) => {
        const { session } = (window as unknown as Played).played;
        if (session.role === 'following') return false;
        session.edit({ ...session.files, 'app.ts': session.files['app.ts'] + mark });
        return session.files['app.ts']?.endsWith(mark) ?? false;
      }, mark)
      .catch(() => false);
    if (taken) this.#ledger.typed(this.name, mark);
    return taken;
  }

  /** What a learner can press in the notice about other tabs. */
  async decide(how: 'takeOver' | 'keepCopy' | 'useSaved'): Promise<void> {
    await this.page.evaluate((how) => {
      const { session } = (window as unknown as Played).played;
      const allowed = { following: 'takeOver keepCopy', copy: 'takeOver useSaved' };
      const now = session.role === 'conflict' ? how : Reflect.get(allowed, session.role);
      return now?.includes(how) ? session[how]() : undefined;
    }, how);
  }

  /** Keeps a version as a check run does. */
  async check(): Promise<void> {
    await this.page.evaluate(async (step) => {
      const { learner, session } = (window as unknown as Played).played;
      await session.flush();
      await learner.versions.keep(step, session.files, 'check', 'failed');
    }, STEP);
  }

  async reset(): Promise<void> {
    await this.page.evaluate(async (starter) => {
      await (window as unknown as Played).played.session.replace(starter, 'reset');
    }, STARTER);
  }

  state(): Promise<TabState> {
    return this.page.evaluate(() => {
      const { learner, session } = (window as unknown as Played).played;
      return {
        role: session.role,
        text: session.files['app.ts'] ?? '',
        trouble: learner.trouble,
      };
    });
  }

  /** Waits until the tab edits: the browser gives it the lock of a tab that is gone in its own time. */
  async settled(): Promise<void> {
    await this.page.waitForFunction(() => {
      const { session } = (window as unknown as Played).played;
      return session.role !== 'opening' && session.role !== 'following';
    });
  }

  /** Every text that the learner can reach from this tab: the editor and the earlier versions. */
  reachable(): Promise<readonly string[]> {
    return this.page.evaluate(async (step) => {
      const { learner, session } = (window as unknown as Played).played;
      const versions = await learner.versions.of(step);
      return [session.files, ...versions.map(({ files }) => files)].map(
        (files) => files['app.ts'] ?? '',
      );
    }, STEP);
  }

  /** What "Export my work" writes, as one text per file. */
  exported(): Promise<readonly string[]> {
    return this.page.evaluate(async () => {
      const { learner } = (window as unknown as Played).played;
      const { drafts, versions } = await learner.exportBackup();
      return [...drafts, ...versions].flatMap(({ files }) => Object.values(files));
    });
  }

  /** The renderer dies, as if it ran out of memory: no event, no last word. */
  async crash(): Promise<void> {
    const gone = this.page.waitForEvent('crash');
    const session = await this.page.context().newCDPSession(this.page);
    this.#end('fault');
    session.send('Page.crash').catch(() => {});
    await gone;
  }

  async close(): Promise<void> {
    this.#end('orderly');
    await this.page.close({ runBeforeUnload: false });
  }

  /** Leaves the page as a link or the reload button does, and comes back. */
  async reload(store: string): Promise<void> {
    this.#ledger.ends(this.name, 'orderly');
    await this.load(store);
  }
}
