/** Long, since it is the one place where a playground's parts meet: what each of them does is in its own file, who hears whom is here. */
import type { Files } from '../../../checks/runner/host.ts';
import type { CheckResult, RunEvent } from '../../../checks/runner/report.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import type { DraftSession } from '../learner/draft-session.ts';
import type { Learner } from '../learner/learner.ts';
import { AppPanels } from '../playground/app-panels.ts';
import { CheckRunner } from '../playground/checks/check-runner.ts';
import { ShowPlace } from '../playground/checks/failure-view.ts';
import type { RunState } from '../playground/checks/run-state.ts';
import { summaryOf } from '../playground/checks/summary.ts';
import { draftNotice } from '../playground/notice/draft-notice.ts';
import { offerUndo } from '../playground/notice/offer-undo.ts';
import { element } from '../playground/parts/element.ts';
import { SolutionView } from '../playground/solution-view.ts';
import { takeInto } from '../playground/take-into.ts';
import type { Workbench } from '../playground/workbench.ts';
import { AppStart } from './app-start.ts';
import { FileTools } from './file-tools.ts';
import { FROM_A_LINK, HELD_BACK } from './held-back.ts';
import type { Start } from './start.ts';

/** The file that starts an app that no step has begun. */
export const ENTRY = 'server.ts';

/** One playground in one workbench: who listens to whom. Ends with `close`. */
export class OpenSession {
  readonly #start: Start;
  readonly #bench: Workbench;
  readonly #learner: Learner;
  readonly #draft: DraftSession;
  readonly #app: AppPanels;
  readonly #appStart: AppStart;
  readonly #checks: CheckRunner;
  readonly #comparison: SolutionView;
  readonly #files: FileTools;
  /** Checks the types of the files in the editor. */
  readonly #types: () => Promise<CheckResult>;
  readonly #checkStep = element('button', { type: 'button', class: 'quiet' });
  readonly #end = new AbortController();
  /** Code from a link waits for the learner. */
  #mayRun: boolean;

  constructor(
    start: Start,
    bench: Workbench,
    learner: Learner,
    draft: DraftSession,
    sandbox: () => Promise<Sandbox>,
    types: () => Promise<CheckResult>,
  ) {
    this.#types = types;
    const { step } = start;
    this.#start = start;
    this.#bench = bench;
    this.#learner = learner;
    this.#draft = draft;
    this.#mayRun = start.origin.kind !== 'link';
    this.#comparison = new SolutionView(bench);
    this.#checks = new CheckRunner(sandbox, (state, event) => this.#showChecks(state, event));
    this.#app = new AppPanels(bench, sandbox, {
      entry: step?.entry ?? ENTRY,
      database: step?.database ?? false,
      requests: step?.requests ?? [],
      files: () => draft.files,
      heldBack: () => (this.#mayRun ? null : HELD_BACK),
    });
    this.#files = new FileTools(bench, {
      entry: step?.entry ?? ENTRY,
      files: () => draft.files,
      change: (files, active, done, deletes) => this.#change(files, active, done, deletes),
    });
    this.#checkStep.hidden = step === null;
    this.#checkStep.textContent = `Check ${step?.id ?? ''}`;
    bench.toolbar.nameRun('Run', this.#checkStep);
    bench.toolbar.solution.textContent = 'Compare';
    // The button beside it does that here.
    bench.toolbar.compareStart.hidden = true;
    this.#appStart = new AppStart(bench, this.#app);
    bench.files.project = {
      about: step ? [step.focus, ...step.changed] : [ENTRY, 'app.ts'],
      start: start.files,
    };
    this.showFiles();
    this.#listen();
    void this.#showVersions();
  }

  /** Shows the draft's files, keeping the open one in front. */
  showFiles(): void {
    const { files } = this.#draft;
    const paths = Object.keys(files);
    const wanted = [this.#bench.editor.active, this.#start.step?.focus, 'app.ts', paths[0]];
    const active = wanted.find((path) => path !== undefined && files[path] !== undefined) ?? '';
    this.#bench.editor.setFiles(files, active);
    this.#bench.showFileTabs(paths, active);
    this.#bench.docs.refresh();
  }

  /** Shows what this tab may do with the draft, and whose code it is. */
  showRole(): void {
    const { role } = this.#draft;
    this.#bench.editor.locked = role === 'following';
    this.#bench.toolbar.reset.disabled = role === 'following';
    this.#files.enabled = role !== 'following';
    const { problem } = this.#start;
    const sentence = this.#mayRun ? problem : FROM_A_LINK;
    this.#bench.notice.show(
      draftNotice(role, this.#draft, 'playground') ??
        (sentence === null ? null : { tone: 'warn', sentence, actions: [] }),
    );
  }

  showSaved(): void {
    if (!this.#learner.trouble) this.#bench.saved.textContent = 'Saved';
  }

  openFile(path: string): void {
    this.#bench.editor.open(path);
    this.#bench.nameEditor(path);
  }

  /** Starts the app, or stops what runs. */
  async run(): Promise<void> {
    if (this.#appStart.isOn || this.#checks.running) {
      this.#appStart.stop();
      this.#checks.stop();
      return;
    }
    this.#begin();
    await this.#draft.flush();
    await this.#appStart.run(Object.keys(this.#draft.files));
  }

  /** Puts other code into the playground; what was there stays an earlier version, one press away. */
  async take(files: Files, sentence: string): Promise<void> {
    const before = await this.#draft.replace(files, 'restore');
    this.#offerUndo(sentence, before.files);
  }

  async close(): Promise<void> {
    this.#end.abort();
    this.#appStart.stop();
    this.#checks.stop();
    this.#app.close();
    await this.#draft.close();
  }

  /** What every run does first. */
  #begin(): void {
    this.#mayRun = true;
    this.#comparison.close();
    this.#bench.editor.clearMarks();
    this.#bench.console.clear();
    this.#bench.dock.badge('console', '');
    this.#bench.dock.open('checks');
    this.showRole();
  }

  async #check(): Promise<void> {
    const { step } = this.#start;
    if (!step || this.#appStart.isOn) return;
    if (this.#checks.running) return this.#checks.stop();
    this.#begin();
    const { files } = this.#draft;
    await this.#draft.flush();
    const { id, check, database, typed } = step;
    const { wanted: trace } = this.#bench.trace;
    const report = await this.#checks.run(
      { step: id, check, files, database, trace },
      typed ? this.#types : undefined,
    );
    if (!report) return;
    this.#bench.data.changed('checks');
    this.#bench.trace.showRun(report, Object.keys(files));
    await this.#learner.versions.keep(this.#draft.step, files, 'check', report.state);
    await this.#showVersions();
  }

  #showChecks(state: RunState, event: RunEvent | undefined): void {
    this.#bench.toolbar.showRunning(this.#checks?.running ?? false);
    this.#bench.checks.show(state, Object.keys(this.#draft.files), null);
    if (event?.type === 'console') {
      const title = state.rows.find(({ id }) => id === event.id)?.title;
      this.#app.print(title ?? 'While your files loaded', event.line);
    }
    if (state.phase === 'ended' && (event?.type === 'done' || state.ending)) {
      this.#bench.say(summaryOf(state));
    }
  }

  #listen(): void {
    const { editor, toolbar, checks, trace, requests, docs, problems } = this.#bench;
    const { signal } = this.#end;
    editor.addEventListener('files', () => this.#onEdit(), { signal });
    editor.addEventListener('run', () => void this.run(), { signal });
    toolbar.check.addEventListener('click', () => void this.run(), { signal });
    toolbar.reset.addEventListener('click', () => void this.#reset(), { signal });
    toolbar.solution.addEventListener('click', () => void this.#compare(), { signal });
    this.#checkStep.addEventListener('click', () => void this.#check(), { signal });
    for (const panel of [checks, trace, requests, docs, problems]) {
      panel.addEventListener(
        'groundwork:show-place',
        (event) => {
          if (!(event instanceof ShowPlace)) return;
          this.#comparison.close();
          this.openFile(event.place.file);
          editor.open(event.place.file, event.place);
        },
        { signal },
      );
    }
  }

  #onEdit(): void {
    this.#draft.edit(this.#bench.editor.files);
    this.#bench.saved.textContent = '';
    this.#bench.docs.refresh();
    // A message about a file has had its say once work goes on; whose code this is stays said until it runs.
    if (this.#mayRun && this.#draft.role === 'editor') this.#bench.notice.show(null);
  }

  async #change(files: Files, active: string, done: string, deletes: boolean): Promise<void> {
    const before = this.#draft.files;
    const byName = Object.fromEntries(
      Object.entries(files).toSorted(([a], [b]) => a.localeCompare(b, 'en')),
    );
    if (deletes) await this.#draft.replace(byName, 'deletion');
    else this.#draft.edit(byName);
    this.#bench.editor.setFiles(byName, active);
    this.#bench.showFileTabs(Object.keys(byName), active);
    this.#bench.saved.textContent = '';
    this.#offerUndo(done, before);
  }

  async #reset(): Promise<void> {
    const before = await this.#draft.replace(this.#start.files, 'reset');
    this.#offerUndo('Your code is back at what this playground started with.', before.files);
  }

  #offerUndo(sentence: string, before: Files): void {
    offerUndo(this.#bench.notice, this.#draft, { sentence, before }, () => {
      this.showRole();
      void this.#showVersions();
    });
    void this.#showVersions();
  }

  async #compare(): Promise<void> {
    if (this.#comparison.open) return this.#comparison.close();
    this.#bench.toolbar.solution.setAttribute('aria-pressed', 'true');
    await this.#comparison.show({
      mine: this.#draft.files,
      other: this.#start.files,
      names: ['Your code', 'Start'],
      ...this.#taking(),
    });
    this.#bench.toolbar.solution.setAttribute('aria-pressed', 'true');
  }

  /** What a comparison may do with the learner's code. */
  #taking() {
    const take = takeInto(this.#bench, this.#draft);
    return take ? { take } : {};
  }

  async #showVersions(): Promise<void> {
    const versions = await this.#learner.versions.of(this.#draft.step);
    this.#bench.versions.show(versions, {
      compare: (version) =>
        void this.#comparison.show({
          mine: this.#draft.files,
          other: version.files,
          names: ['Your code', 'Earlier version'],
          ...this.#taking(),
        }),
      bringBack: (version) => {
        this.#comparison.close();
        void this.take(version.files, 'The earlier version is back in the editor.');
      },
    });
  }
}
