import { openChecker } from './checker.ts';
import type { Context } from './command.ts';
import { commandTable } from './command-table.ts';
import { namedOrCurrent } from './current-step.ts';
import { type LearnerStep, openCourse } from './open-course.ts';
import type { Progress } from './progress.ts';
import { loadProgress } from './progress-store.ts';
import { recordRun, showRun } from './show-run.ts';
import { openAfter } from './standing.ts';
import { resolveTarget } from './target.ts';
import { UsageError } from './usage-error.ts';
import { formatKeys, type WatchAction } from './watch-keys.ts';
import { watchProject } from './watch-project.ts';
import { nameSome, stepPaths } from './workspace.ts';
import { wrap } from './wrap.ts';

const RETRY = 'change your code and save (h gives a hint)';

/** The current step being watched: runs its checks on each change and carries out the actions. */
export class WatchSession {
  readonly #context: Context;
  readonly #poll: boolean;
  readonly #fail: (error: unknown) => void;
  readonly #checker = openChecker({ stay: true });
  #step: LearnerStep | undefined;
  #over = false;
  #watching = new AbortController();
  #running = new AbortController();

  /** `fail` is told what goes wrong in a run that a save began. */
  constructor(
    context: Context,
    options: { readonly poll: boolean; readonly fail: (error: unknown) => void },
  ) {
    this.#context = context;
    this.#poll = options.poll;
    this.#fail = options.fail;
  }

  /** Watches and checks the current step. @throws {UsageError} when there is none. */
  async begin(): Promise<void> {
    this.#pause();
    const { root } = this.#context;
    const course = await openCourse(root);
    const step = await namedOrCurrent(course, await loadProgress(this.#context), undefined);
    const { folder } = await resolveTarget(this.#context, step);
    this.#step = step;
    if (this.#over) return;
    this.#watching = new AbortController();
    const { signal } = this.#watching;
    const options = { folder, known: stepPaths(step), signal, poll: this.#poll };
    await watchProject(options, (changed) => {
      this.check(`${nameSome(changed)} changed`).catch(this.#fail);
    });
    await this.check('watching workspace/');
  }

  /** Runs the checks; a run that is under way ends unheard. `cause` heads the output. */
  async check(cause: string, { all = false } = {}): Promise<void> {
    this.#running.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    const { terminal, now } = this.#context;
    const step = this.#step;
    if (step === undefined || this.#over) return;
    const time = now().toTimeString().slice(0, 8);
    const heading = `${time} ${cause}: checking ${step.id} ${step.title}`;
    terminal.print(`\n${terminal.paint.strong(wrap(heading, terminal.columns))}\n`);
    try {
      const target = await resolveTarget(this.#context, step);
      const report = await showRun(
        this.#context,
        this.#checker,
        step,
        target,
        { all, stack: false },
        signal,
      );
      if (signal.aborted) return;
      const progress = await recordRun(this.#context, step, report);
      const passed = report.state === 'passed';
      terminal.next(passed ? await this.#onwards(progress, step) : RETRY);
    } catch (error) {
      if (signal.aborted) return;
      this.#complain(error);
    }
    this.#printKeys();
  }

  /** Carries out an action other than quit. */
  async act(action: Exclude<WatchAction, 'quit'>): Promise<void> {
    if (action === 'run' || action === 'all')
      return this.check('run again', { all: action === 'all' });
    const before = this.#step?.id;
    const replaces = action === 'next' || action === 'undo';
    if (replaces) this.#pause(); // Files that a command writes are no save of the learner's.
    this.#context.terminal.print('');
    try {
      const entry = commandTable[action];
      // What to do next are keys here, not commands.
      const terminal = { ...this.#context.terminal, next: () => {} };
      await (await entry?.load())?.command.run({ ...this.#context, terminal }, {}, []);
    } catch (error) {
      this.#complain(error);
    }
    const { current } = await loadProgress(this.#context);
    if (replaces || current !== before) await this.begin();
    else this.#printKeys();
  }

  /** Stops for good. */
  [Symbol.dispose](): void {
    this.#over = true;
    this.#pause();
    this.#checker[Symbol.dispose]();
  }

  /** No more watching, and a run that is under way ends unheard. */
  #pause(): void {
    this.#watching.abort();
    this.#running.abort();
  }

  #printKeys(): void {
    const { print, columns } = this.#context.terminal;
    print(wrap(`\nKeys: ${formatKeys()}`, columns));
  }

  async #onwards(progress: Progress, { id, next }: LearnerStep): Promise<string> {
    const after = openAfter(await openCourse(this.#context.root), progress, id);
    if (after) return `n goes on to ${after.id}`;
    return next === null
      ? 'q; that was the last step of the course: well done'
      : 'q; no step after this one is open';
  }

  #complain(error: unknown): void {
    if (!(error instanceof UsageError)) throw error;
    this.#context.terminal.complain(error.message);
  }
}
