import { consoleLines } from '../console/console-lines.ts';
import { element } from '../parts/element.ts';
import { inlineCode } from '../parts/inline-code.ts';
import { CHECK_WORDS } from './check-words.ts';
import { failureView } from './failure-view.ts';
import type { CheckRow } from './run-state.ts';
import { taskHintsLink } from './task-hints-link.ts';

/** One check in the list. Rebuilt only when its state changes, so what the learner opened stays open. */
export class CheckRowView {
  readonly element: HTMLElement = element('li', { class: 'check' });
  #shown: CheckRow | undefined;

  update(row: CheckRow, files: readonly string[]): void {
    if (this.#shown === row) return;
    const wasOpen = this.element.querySelector('details')?.open ?? false;
    this.#shown = row;
    this.element.dataset.state = row.state;
    this.element.dataset.check = row.id;
    const { sign, word } = CHECK_WORDS[row.state];
    const head = [
      element('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
      element('span', { class: 'title' }, ...inlineCode(row.title)),
      element('span', { class: 'word' }, word),
    ];
    const body = bodyOf(row, files);
    this.element.replaceChildren(
      body
        ? element(
            'details',
            { open: wasOpen },
            element('summary', { class: 'head' }, ...head),
            body,
          )
        : element('div', { class: 'head' }, ...head),
    );
  }

  open(): void {
    const details = this.element.querySelector('details');
    if (details) details.open = true;
  }
}

function bodyOf(row: CheckRow, files: readonly string[]): HTMLElement | null {
  const { result } = row;
  if (!result) return null;
  const printed = result.console.length + result.dropped > 0;
  if (!result.failure && !printed) return null;
  return element(
    'div',
    { class: 'body' },
    result.failure && failureView(result.failure, files),
    result.failure && taskHintsLink(row.id),
    printed && element('p', { class: 'label' }, 'Printed during this check'),
    printed && consoleLines(result.console, result.dropped),
  );
}
