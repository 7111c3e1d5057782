/** Long, since it is the one place where a step's parts meet: what each of them does is in its own file, who hears whom is here. */
import type { CheckResult, RunEvent } from '../../../checks/runner/report.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import type { DraftSession } from '../learner/draft-session.ts';
import type { Learner } from '../learner/learner.ts';
import type { ProgressEvent } from '../learner/progress.ts';
import type { Version } from '../learner/records.ts';
import { AppPanels } from './app-panels.ts';
import { CheckRunner } from './checks/check-runner.ts';
import { ShowPlace } from './checks/failure-view.ts';
import { LastRun } from './checks/last-run.ts';
import { afterEvent, IDLE, type RunState } from './checks/run-state.ts';
import { summaryOf } from './checks/summary.ts';
import { draftNotice } from './notice/draft-notice.ts';
import { offerUndo } from './notice/offer-undo.ts';
import { tellFromBefore, tellProgress, tellReport } from './page-events.ts';
import { SolutionView } from './solution-view.ts';
import type { StepPackage } from './step-package.ts';
import { takeInto } from './take-into.ts';
import type { Workbench } from './workbench.ts';

/** One step in one workbench: who listens to whom. Ends with `close`. */
export class StepSession {
  readonly #step: StepPackage;
  readonly #bench: Workbench;
  readonly #learner: Learner;
  readonly #draft: DraftSession;
  readonly #runner: CheckRunner;
  readonly #app: AppPanels;
  readonly #comparison: SolutionView;
  readonly #lastRun = new LastRun((before) => {
    this.#bench.checks.fromBefore = before;
    tellFromBefore(this.#step.id, before);
  });
  /** Checks the types of the files in the editor. */
  readonly #types: () => Promise<CheckResult>;
  readonly #end = new AbortController();
  #edited = false;

  constructor(
    step: StepPackage,
    bench: Workbench,
    learner: Learner,
    draft: DraftSession,
    sandbox: () => Promise<Sandbox>,
    types: () => Promise<CheckResult>,
  ) {
    this.#types = types;
    this.#step = step;
    this.#bench = bench;
    this.#learner = learner;
    this.#draft = draft;
    this.#comparison = new SolutionView(bench);
    this.#runner = new CheckRunner(sandbox, (state, event) => this.#showRun(state, event));
    this.#app = new AppPanels(bench, sandbox, { ...step, files: () => draft.files });
    bench.files.project = { about: [step.focus, ...step.changed], start: step.starter };
    this.showFiles();
    this.#listen();
    void this.#showVersions();
    void this.#showKept();
  }

  /** Shows the draft's files, keeping the open one in front. */
  showFiles(): void {
    const { files } = this.#draft;
    const paths = Object.keys(files);
    const wanted = [this.#bench.editor.active, this.#step.focus, paths[0]];
    const active = wanted.find((path) => path !== undefined && files[path] !== undefined) ?? '';
    this.#bench.editor.setFiles(files, active);
    this.#bench.showFileTabs(paths, active);
    this.#bench.docs.refresh();
    this.#lastRun.changed(files);
  }

  /** Shows what this tab may do with the draft. */
  showRole(): void {
    const { role } = this.#draft;
    this.#bench.editor.locked = role === 'following';
    this.#bench.toolbar.reset.disabled = role === 'following';
    this.#bench.notice.show(draftNotice(role, this.#draft));
  }

  showSaved(): void {
    // Not when it is kept in memory only: the notice above says so.
    if (!this.#learner.trouble) this.#bench.saved.textContent = 'Saved';
  }

  openFile(path: string): void {
    this.#bench.editor.open(path);
    this.#bench.nameEditor(path);
  }

  async check(): Promise<void> {
    if (this.#runner.running) return this.#runner.stop();
    this.#comparison.close();
    this.#bench.editor.clearMarks();
    this.#bench.console.clear();
    this.#bench.dock.badge('console', '');
    this.#bench.dock.open('checks');
    const { files } = this.#draft;
    await this.#draft.flush();
    const { id, check, database, typed } = this.#step;
    const { wanted: trace } = this.#bench.trace;
    const report = await this.#runner.run(
      { step: id, check, files, database, trace },
      typed ? this.#types : undefined,
    );
    if (!report) return;
    this.#bench.data.changed('checks');
    this.#bench.trace.showRun(report, Object.keys(files));
    // Begun before anybody is told: who reads "passed" may leave the page at once.
    const recorded = this.#record(report.state === 'passed' ? 'passed' : 'checked');
    const kept = this.#learner.versions.keep(id, files, 'check', report.state);
    const told = this.#learner.lastRuns.keep(files, report);
    tellReport(report);
    this.#lastRun.checked(files, this.#draft.files);
    await Promise.all([recorded, kept, told]);
    await this.#showVersions();
  }

  async close(): Promise<void> {
    this.#end.abort();
    this.#runner.stop();
    this.#app.close();
    await this.#draft.close();
  }

  #listen(): void {
    const { editor, toolbar, requests, docs } = this.#bench;
    const { signal } = this.#end;
    editor.addEventListener('files', () => this.#onEdit(), { signal });
    editor.addEventListener('run', () => void this.check(), { signal });
    toolbar.check.addEventListener('click', () => void this.check(), { signal });
    toolbar.reset.addEventListener('click', () => void this.#reset(), { signal });
    toolbar.compareStart.addEventListener('click', () => void this.#compareStart(), { signal });
    toolbar.solution.addEventListener('click', () => void this.#toggleSolution(), { signal });
    for (const panel of [
      this.#bench.checks,
      this.#bench.trace,
      requests,
      docs,
      this.#bench.problems,
    ]) {
      panel.addEventListener(
        'groundwork:show-place',
        (event) => event instanceof ShowPlace && this.#showPlace(event),
        { signal },
      );
    }
  }

  #showPlace({ place }: ShowPlace): void {
    this.#comparison.close();
    this.openFile(place.file);
    this.#bench.editor.open(place.file, place);
  }

  #onEdit(): void {
    this.#draft.edit(this.#bench.editor.files);
    this.#lastRun.changed(this.#draft.files);
    this.#bench.saved.textContent = '';
    this.#bench.docs.refresh();
    // A message about a reset has had its say once work goes on.
    if (this.#draft.role === 'editor') this.#bench.notice.show(null);
    if (this.#edited) return;
    this.#edited = true;
    void this.#record('edited');
  }

  /** What the last check said before the page was left. */
  async #showKept(): Promise<void> {
    const { id, next } = this.#step;
    const report = await this.#lastRun.kept(id, this.#learner.lastRuns);
    if (!report || this.#runner.running) return;
    const { files } = this.#draft;
    this.#bench.checks.show(afterEvent(IDLE, { type: 'done', report }), Object.keys(files), next);
    this.#lastRun.changed(files);
  }

  #showRun(state: RunState, event: RunEvent | undefined): void {
    this.#bench.toolbar.showRunning(this.#runner?.running ?? false);
    this.#bench.checks.show(state, Object.keys(this.#draft.files), this.#step.next);
    if (event?.type === 'console') {
      const title = state.rows.find(({ id }) => id === event.id)?.title;
      this.#app.print(title ?? 'While your files loaded', event.line);
    }
    if (event?.type === 'finished' && event.result.dropped > 0) {
      this.#bench.console.addDropped(event.result.title, event.result.dropped);
    }
    // Said once per run: at its end.
    if (state.phase === 'ended' && (event?.type === 'done' || state.ending)) {
      this.#bench.say(summaryOf(state));
    }
  }

  async #record(event: ProgressEvent): Promise<void> {
    tellProgress(await this.#learner.progress.record(this.#step.id, event));
  }

  async #reset(): Promise<void> {
    const before = await this.#draft.replace(this.#step.starter, 'reset');
    this.#offerUndo('Your code is back at the start of this step.', before);
  }

  async #bringBack(version: Version): Promise<void> {
    this.#comparison.close();
    const before = await this.#draft.replace(version.files, 'restore');
    this.#offerUndo('The earlier version is back in the editor.', before);
  }

  #offerUndo(sentence: string, before: Version): void {
    offerUndo(this.#bench.notice, this.#draft, { sentence, before: before.files }, () => {
      this.#bench.notice.show(null);
      void this.#showVersions();
    });
    void this.#showVersions();
  }

  async #toggleSolution(): Promise<void> {
    if (this.#comparison.open) return this.#comparison.close();
    const state = await this.#learner.progress.of(this.#step.id);
    const { solutionShown } = (await this.#learner.progress.all()).get(this.#step.id) ?? {};
    if (state === 'passed' || state === 'assisted' || solutionShown) return this.#showSolution();
    this.#bench.notice.show({
      tone: 'info',
      sentence:
        'Your code stays as it is. A step passed after seeing the solution is marked “with help”.',
      actions: [
        { label: 'Show the solution', act: () => this.#showSolution() },
        { label: 'Keep trying', act: () => this.showRole() },
      ],
    });
  }

  async #showSolution(): Promise<void> {
    this.showRole();
    this.#bench.toolbar.solution.setAttribute('aria-pressed', 'true');
    const mine = this.#draft.files;
    await this.#comparison.show({
      mine,
      other: this.#step.solution,
      names: ['Your code', 'Solution'],
      ...this.#taking(),
    });
    this.#bench.toolbar.solution.setAttribute('aria-pressed', 'true');
    await this.#record('solution-shown');
  }

  async #compareStart(): Promise<void> {
    this.#bench.toolbar.menu.open = false;
    await this.#comparison.show({
      mine: this.#draft.files,
      other: this.#step.starter,
      names: ['Your code', 'Start of the step'],
      ...this.#taking(),
    });
  }

  /** What a comparison may do with the learner's code. */
  #taking() {
    const take = takeInto(this.#bench, this.#draft);
    return take ? { take } : {};
  }

  async #showVersions(): Promise<void> {
    const versions = await this.#learner.versions.of(this.#step.id);
    this.#bench.versions.show(versions, {
      compare: (version) =>
        void this.#comparison.show({
          mine: this.#draft.files,
          other: version.files,
          names: ['Your code', 'Earlier version'],
          ...this.#taking(),
        }),
      bringBack: (version) => void this.#bringBack(version),
    });
  }
}
