import type { CheckResult } from '../../../../checks/runner/report.ts';
import type { Workbench } from '../workbench.ts';
import type { Problem } from './problems.ts';
import { deviceHints, shouldSpareBytes } from './spare-bytes.ts';
import type { TypedEditor } from './typed-editor.ts';
import type { TypesAssets } from './types-pack.ts';

/** How long the number of problems must stay before it is read aloud, ms: not at every key. */
const CALM = 2500;

/** Brings types to a workbench when `start` is called; until then nothing of it is loaded, and the editor works without. */
export class EditorTypes {
  readonly #bench: Workbench;
  readonly #assets: TypesAssets;
  readonly #openFile: (file: string) => void;
  #typed: TypedEditor | undefined;
  #starting: Promise<void> | undefined;
  #isClosed = false;
  #calm: ReturnType<typeof setTimeout> | undefined;
  #said = 0;

  /**
   * @param manifest the object of `types/manifest.json` as text, which the page carries in `data-types`.
   * @param openFile brings a file to the front, with its tab.
   */
  constructor(bench: Workbench, manifest: string, openFile: (file: string) => void) {
    this.#bench = bench;
    // Written by the site's own build into its own page, so it is read, not judged.
    this.#assets = JSON.parse(manifest);
    this.#openFile = openFile;
    bench.problems.addEventListener('retry', () => void this.start());
    bench.toolbar.format.addEventListener('click', () => {
      bench.toolbar.menu.open = false;
      this.#typed?.format();
    });
  }

  /** The types of all files as a check of the step; loads what is missing first. */
  async check(): Promise<CheckResult> {
    const began = performance.now();
    const { typesResult, typesUnknown } = await import('../../../../checks/runner/types-check.ts');
    await this.start();
    const found = await this.#typed?.errors().catch(() => null);
    const took = performance.now() - began;
    return found
      ? typesResult(found, took)
      : typesUnknown('The types could not be loaded. Look at your connection.', took);
  }

  /** Starts unless the device would rather not load so much unasked; then the list of problems says so, and offers it. */
  async startUnasked(): Promise<void> {
    if (!shouldSpareBytes(deviceHints())) return this.start();
    const { isLanguageWorkerWanted } = await import('./language-worker.ts');
    if (isLanguageWorkerWanted()) return this.start();
    if (!this.#starting) this.#bench.problems.showOffer();
  }

  /** Loads what is missing and starts checking, once. A failure shows in the list of problems, with a way to try again. */
  start(): Promise<void> {
    this.#starting ??= this.#start();
    return this.#starting;
  }

  async #start(): Promise<void> {
    const { editor, stage, problems, toolbar } = this.#bench;
    problems.showLoading();
    try {
      const [{ TypedEditor }, { openLanguageSession }] = await Promise.all([
        import('./typed-editor.ts'),
        import('./language-worker.ts'),
      ]);
      const port = await openLanguageSession(this.#assets);
      if (this.#isClosed) return port.close();
      this.#typed = new TypedEditor({
        editor,
        port,
        stage,
        onProblems: (found) => this.#show(found),
        onShown: this.#openFile,
      });
      toolbar.format.disabled = false;
    } catch (error) {
      this.#starting = undefined;
      problems.showFailure(error instanceof Error ? error.message : String(error));
    }
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#calm);
    this.#typed?.close();
  }

  #show(found: readonly Problem[]): void {
    this.#bench.problems.show(found);
    this.#bench.files.problems = found.map(({ file }) => file);
    this.#bench.dock.badge('problems', found.length === 0 ? '' : String(found.length));
    clearTimeout(this.#calm);
    this.#calm = setTimeout(() => this.#say(found), CALM);
  }

  #say(found: readonly Problem[]): void {
    if (found.length === this.#said) return;
    this.#said = found.length;
    const [first] = found;
    if (!first) this.#bench.say('Every file type-checks.');
    else if (found.length === 1) {
      this.#bench.say(`One type error, in ${first.file}, line ${first.line}: ${first.message}`);
    } else
      this.#bench.say(
        `${found.length} type errors. The first is in ${first.file}, line ${first.line}.`,
      );
  }
}
