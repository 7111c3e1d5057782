import './trace-panel.css';
import type { Report } from '../../../../checks/runner/report.ts';
import type { Trace } from '../../../../checks/runner/trace/record.ts';
import { blocksIn } from '../../../../checks/runner/trace/timeline.ts';
import { element } from '../parts/element.ts';
import {
  type Choice,
  EMPTY,
  firstChoice,
  groupsOf,
  type TraceBook,
  withoutSent,
  withRun,
  withSent,
} from './trace-book.ts';
import { requestName, traceList } from './trace-list.ts';
import { pictureOf } from './trace-rows.ts';
import { traceTable } from './trace-table.ts';

/** `<groundwork-trace>`: what happened inside each request of the last run, and of those that the Requests panel sent. */
export class TracePanel extends HTMLElement {
  #wanted = false;
  #book: TraceBook = EMPTY;
  #chosen: Choice | null = null;
  /** Paths of the learner's files. */
  #files: readonly string[] = [];
  /** Something changed while the panel was hidden. */
  #stale = true;
  #empty = element(
    'p',
    { class: 'note' },
    'Nothing is recorded yet. From now on it is: check your code or send a request, and every step inside each request shows here.',
  );
  #list = element('nav', { 'aria-label': 'Recorded requests', class: 'trace-requests' });
  #picture = element('div', { class: 'trace-picture' });

  connectedCallback(): void {
    if (!this.firstChild) this.append(this.#empty, this.#list, this.#picture);
    this.#draw();
  }

  /** Whether the panel was ever opened: before that, runs are not slowed down by a recording that nobody looks at. */
  get wanted(): boolean {
    return this.#wanted;
  }

  /** Shows a run in place of the one before. */
  showRun(report: Report, files: readonly string[]): void {
    this.#files = files;
    this.#book = withRun(this.#book, report);
    const failed = report.checks.filter(({ state }) => state === 'failed').map(({ id }) => id);
    this.#chosen = firstChoice(this.#book, failed);
    this.#draw();
  }

  /** Adds what the running app did for the Requests panel, and shows it. */
  addSent(trace: Trace, files: readonly string[]): void {
    this.#files = files;
    this.#book = withSent(this.#book, trace);
    const request = trace.requests.at(-1);
    if (request) this.#chosen = { group: this.#book.sent, request };
    this.#draw();
  }

  /** The app was started anew. */
  forgetSent(): void {
    this.#book = withoutSent(this.#book);
    if (this.#chosen?.group.key === 'sent') this.#chosen = firstChoice(this.#book, []);
    this.#draw();
  }

  /** The dock shows or hides panels by this attribute; nothing is drawn for nobody. */
  static readonly observedAttributes = ['hidden'];

  attributeChangedCallback(): void {
    if (this.hidden) return;
    this.#wanted = true;
    if (this.#stale) this.#draw();
  }

  #draw(): void {
    this.#stale = true;
    if (this.hidden || !this.isConnected) return;
    this.#stale = false;
    const groups = groupsOf(this.#book);
    this.#empty.hidden = groups.length > 0;
    const list = traceList(groups, this.#chosen, (choice) => this.#choose(choice));
    this.#list.replaceChildren(list, ...this.#left());
    this.#list.hidden = groups.length === 0;
    this.#picture.replaceChildren(...(this.#chosen ? this.#drawn(this.#chosen) : []));
  }

  #choose(choice: Choice): void {
    this.#chosen = choice;
    this.#draw();
    // The pressed button was drawn anew; the keyboard goes on from there.
    this.#list.querySelector<HTMLElement>('[aria-current]')?.focus();
  }

  #drawn(choice: Choice): HTMLElement[] {
    const { group, request } = choice;
    const { window, rows } = pictureOf(choice, (each) => this.#choose({ group, request: each }));
    const blocks = blocksIn({ requests: [], dropped: 0, blocks: [...group.blocks] }, window);
    const title = request ? requestName(request) : `${group.title}: all requests on one time axis`;
    const waits = rows.some(({ wait }) => wait && wait.length > 0.02);
    return [
      element('p', { class: 'trace-title' }, title),
      traceTable(title, rows, window, blocks, this.#files),
      element(
        'p',
        { class: 'note' },
        'Times count from the left edge.',
        rows.some(({ held }) => held) && ' Hollow: open, and in use by others.',
        waits && ' Dotted: sent, and not yet taken in by the app.',
        blocks.length > 0 && ' Striped: the event loop stood still.',
        (request?.dropped ?? 0) > 0 && ` ${request?.dropped} more steps were left out.`,
      ),
    ];
  }

  #left(): HTMLElement[] {
    const { dropped } = this.#book;
    return dropped === 0
      ? []
      : [element('p', { class: 'note' }, `${dropped} more requests were left out.`)];
  }
}
