/** The picture: a table whose rows are named stretches of time, each with its bar on one axis. Read aloud, it is the same table. */
import type { Place } from '../../../../checks/runner/report.ts';
import { msText } from '../../../../checks/runner/trace/duration.ts';
import type { TraceBlock } from '../../../../checks/runner/trace/record.ts';
import {
  type Bar,
  barOf,
  type TimeWindow,
  ticksOf,
} from '../../../../checks/runner/trace/timeline.ts';
import { ShowPlace } from '../checks/failure-view.ts';
import { element } from '../parts/element.ts';

/** A row of the timeline. */
export interface TraceRow {
  readonly name: string;
  /** What it is, in words; empty when the name says it. */
  readonly kind: string;
  /** Decides the colour; the words say the same. */
  readonly tone: string;
  readonly outcome: string;
  readonly failed: boolean;
  /** 0 for the request itself. */
  readonly depth: number;
  /** ms from the start of the picture. */
  readonly starts: number;
  readonly ms: number | null;
  readonly bar: Bar;
  /** Of a resource, the part of the bar in which it was there to be used. */
  readonly held?: Bar | undefined;
  /** Waiting before it. */
  readonly wait?: Bar;
  readonly place?: Place | undefined;
  /** Called when the name is pressed. */
  readonly open?: () => void;
}

/** @param files paths of the learner's files, to know which places can be shown */
export function traceTable(
  title: string,
  rows: readonly TraceRow[],
  window: TimeWindow,
  blocks: readonly TraceBlock[],
  files: readonly string[],
): HTMLElement {
  const shaded = blocks.map(({ at, ms }) => barOf(at, ms, window));
  const head = element(
    'tr',
    { role: 'row' },
    element('th', { scope: 'col', role: 'columnheader', class: 'what' }, 'What'),
    element('td', { class: 'track', 'aria-hidden': 'true' }, ...axis(window)),
    element('th', { scope: 'col', role: 'columnheader', class: 'starts' }, 'Starts at'),
    element('th', { scope: 'col', role: 'columnheader', class: 'takes' }, 'Takes'),
  );
  // The roles are spelled out because the style sheet lays rows out as grids, which makes browsers forget them.
  return element(
    'table',
    { role: 'table', class: 'trace-table' },
    element('caption', { class: 'aside-text' }, title),
    element('thead', { role: 'rowgroup' }, head),
    element(
      'tbody',
      { role: 'rowgroup' },
      ...rows.map((row) => rowView(row, shaded, files)),
      ...blocks.map((block, index) => blockRow(block, shaded[index], window)),
    ),
  );
}

function rowView(row: TraceRow, shaded: readonly Bar[], files: readonly string[]): HTMLElement {
  const { name, kind, tone, outcome, failed, depth, starts, ms, bar, held, wait, place, open } =
    row;
  const title = open
    ? element('button', { type: 'button', class: 'quiet name', on: { click: open } }, name)
    : element('span', { class: 'name' }, name);
  const what = element(
    'th',
    { scope: 'row', role: 'rowheader', class: 'what' },
    depth > 1 && element('span', { class: 'aside-text' }, `level ${depth}: `),
    title,
    kind !== '' && element('span', { class: 'kind' }, ` ${kind}`),
    outcome !== '' && element('span', { class: 'outcome' }, `, ${failed ? '✕ ' : ''}${outcome}`),
    place && ' ',
    place && placeView(place, files),
  );
  what.style.setProperty('--depth', String(depth));
  const track = element(
    'td',
    { class: 'track', 'aria-hidden': 'true' },
    ...shaded.map((block) => barView('block', block)),
    wait && wait.length > 0 && barView('wait', wait),
    barView('bar', bar),
    held && barView('held', held),
  );
  return element(
    'tr',
    { role: 'row', class: 'row', 'data-tone': tone, 'data-failed': failed },
    what,
    track,
    element('td', { role: 'cell', class: 'starts' }, msText(Math.max(0, starts))),
    element('td', { role: 'cell', class: 'takes' }, ms === null ? 'did not end' : msText(ms)),
  );
}

function blockRow({ at, ms }: TraceBlock, bar: Bar | undefined, window: TimeWindow): HTMLElement {
  return rowView(
    {
      name: 'The event loop stood still',
      kind: 'one piece of work held the thread; everything else waited',
      tone: 'block',
      outcome: '',
      failed: false,
      depth: 0,
      starts: at - window.from,
      ms,
      bar: bar ?? { start: 0, length: 0 },
    },
    [],
    [],
  );
}

function barView(name: string, { start, length }: Bar): HTMLElement {
  const bar = element('i', { class: name });
  // Through the object model, which the page's style policy allows.
  bar.style.setProperty('--start', String(start));
  bar.style.setProperty('--length', String(length));
  return bar;
}

function axis(window: TimeWindow): HTMLElement[] {
  return ticksOf(window).map((tick) => {
    const mark = element(
      'span',
      { class: 'tick' },
      tick === 0 ? '0' : msText(tick).replace(/\.0+ /, ' '),
    );
    mark.style.setProperty('--start', String(tick / (window.to - window.from)));
    return mark;
  });
}

function placeView(place: Place, files: readonly string[]): HTMLElement {
  const name = `${place.file}:${place.line}`;
  if (!files.includes(place.file)) return element('span', { class: 'place' }, name);
  const button = element('button', { type: 'button', class: 'quiet place' }, name);
  button.addEventListener('click', () => button.dispatchEvent(new ShowPlace(place)));
  return button;
}
