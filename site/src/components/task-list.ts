import type { Report } from '../../../checks/runner/report.ts';
import { taskState, taskWords } from './task-state.ts';

/** `<task-list>`: shows after each check run how every task stands. The playground announces runs on the document. */
export class TaskList extends HTMLElement {
  #stop = new AbortController();

  connectedCallback(): void {
    this.#stop = new AbortController();
    document.addEventListener(
      'groundwork:report',
      (event) => {
        const { detail: report } = event as CustomEvent<Report>;
        if (report.step === this.dataset.step) this.#show(report);
      },
      { signal: this.#stop.signal },
    );
  }

  disconnectedCallback(): void {
    this.#stop.abort();
  }

  #show(report: Report): void {
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
  }
}
