import './checks-panel.css';
import { element } from '../parts/element.ts';
import { inlineCode } from '../parts/inline-code.ts';
import type { StepLink } from '../step-package.ts';
import { CheckRowView } from './check-row.ts';
import { failureView } from './failure-view.ts';
import { IDLE, type RunState } from './run-state.ts';
import { summaryOf } from './summary.ts';

/** `<groundwork-checks>`: one run of the checks as it goes on; the first failing one opens by itself. */
export class ChecksPanel extends HTMLElement {
  #heading = element('p', { class: 'summary' });
  #onward = element('p', { class: 'onward', hidden: true });
  #verdict = element('div', { class: 'verdict' }, this.#heading, this.#onward);
  /** What the panel is for, until there is something to show. */
  #invitation = element(
    'p',
    { class: 'invitation' },
    'Here you read, check by check, what your app does and what it should do. A failing one says where to look.',
  );
  #age = element('p', { class: 'age', hidden: true }, 'From before your last change.');
  #problems = element('div', { class: 'problems' });
  #list = element('ol', { class: 'checks', role: 'list', 'aria-label': 'Checks' });
  #rows = new Map<string, CheckRowView>();
  /** Whether this run has opened a failure already: only the first opens, and never again after the learner closed it. */
  #opened = false;
  /** The row that this run opened, until the learner has it in sight. */
  #opening: CheckRowView | undefined;

  connectedCallback(): void {
    if (!this.firstChild) {
      this.append(this.#verdict, this.#age, this.#invitation, this.#problems, this.#list);
    }
    if (!this.#heading.textContent) this.show(IDLE, [], null);
  }

  /** Whether the results speak of code that was changed since. */
  set fromBefore(before: boolean) {
    this.#age.hidden = !before;
  }

  show(run: RunState, files: readonly string[], next: StepLink | null): void {
    this.dataset.phase = run.phase;
    this.dataset.state = run.report?.state ?? '';
    this.#heading.replaceChildren(...inlineCode(summaryOf(run)));
    this.#invitation.hidden = run.phase !== 'idle';
    this.#showOnward(run.report?.state === 'passed', next);
    this.#problems.replaceChildren(...run.problems.map((failure) => failureView(failure, files)));
    if (run.phase === 'starting') {
      this.#opened = false;
      this.scrollTop = 0;
    }

    const ids = new Set(run.rows.map(({ id }) => id));
    for (const [id, row] of this.#rows) {
      if (ids.has(id)) continue;
      row.element.remove();
      this.#rows.delete(id);
    }
    for (const row of run.rows) {
      const view = this.#rows.get(row.id) ?? new CheckRowView();
      if (!this.#rows.has(row.id)) {
        this.#rows.set(row.id, view);
        this.#list.append(view.element);
      }
      view.update(row, files);
      if (row.state === 'failed' && !this.#opened && run.problems.length === 0) {
        this.#opened = true;
        this.#opening = view;
        view.open();
      }
    }
    if (run.phase === 'ended') this.#bringIntoSight();
  }

  /** Once the list stands still: the message that opened may lie below the panel's edge. */
  #bringIntoSight(): void {
    const row = this.#opening?.element;
    this.#opening = undefined;
    if (!row) return;
    const hidden = row.getBoundingClientRect().bottom - this.getBoundingClientRect().bottom;
    if (hidden > 0) this.scrollTop += Math.min(hidden, row.offsetTop - this.scrollTop);
  }

  #showOnward(passed: boolean, next: StepLink | null): void {
    this.#onward.hidden = !passed || !next;
    if (!next) return;
    this.#onward.replaceChildren(
      element('a', { href: next.href, class: 'button-primary' }, `Next: ${next.title}`),
    );
  }
}
