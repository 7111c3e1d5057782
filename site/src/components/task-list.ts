import type { Report } from '../../../checks/runner/report.ts';
import { learnerWhenReady } from './learner-when-ready.ts';
import { taskState, taskWords } from './task-state.ts';

/**
 * `<task-list>`: shows how every task stands after the last check run, of this visit or an earlier one, and whether that
 * run speaks of the code as it is. The playground announces runs and changes on the document.
 */
export class TaskList extends HTMLElement {
  #stop = new AbortController();
  /** Whether a run of this visit has been shown: what was kept is older. */
  #told = false;

  connectedCallback(): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const { step = '' } = this.dataset;
    document.addEventListener(
      'groundwork:report',
      ({ detail: report }) => {
        if (report.step !== step) return;
        this.#told = true;
        this.#show(report, false);
      },
      { signal },
    );
    document.addEventListener(
      'groundwork:from-before',
      ({ detail }) => detail.step === step && this.#showAge(detail.before),
      { signal },
    );
    void this.#showKept(step, signal);
  }

  disconnectedCallback(): void {
    this.#stop.abort();
  }

  async #showKept(step: string, signal: AbortSignal): Promise<void> {
    const learner = await learnerWhenReady();
    const run = await learner.lastRuns.of(step);
    if (run && !this.#told && !signal.aborted) this.#show(run.report, run.before);
  }

  #show(report: Pick<Report, 'checks'>, before: boolean): void {
    const tasks = [...this.querySelectorAll<HTMLElement>('[data-checks]')];
    let done = 0;
    for (const task of tasks) {
      const result = taskState(task.dataset.checks?.split(' ') ?? [], report);
      task.dataset.state = result.state;
      if (result.state === 'passed') done += 1;
      const words = task.querySelector<HTMLElement>('[data-task-state]');
      if (!words) continue;
      words.hidden = false;
      words.textContent = taskWords(result);
    }
    const summary = this.querySelector('[data-task-summary]');
    if (summary) summary.textContent = `${done} of ${tasks.length} tasks done.`;
    this.#showAge(before);
  }

  #showAge(before: boolean): void {
    this.toggleAttribute('data-before', before);
    const age = this.querySelector<HTMLElement>('[data-task-age]');
    if (age) age.hidden = !before;
  }
}
