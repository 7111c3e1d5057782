import type { CheckResult } from '../../runner/report.ts';
import { msText } from '../../runner/trace/duration.ts';
import type { Trace, TraceRequest } from '../../runner/trace/record.ts';
import {
  answerText,
  type Bar,
  barOf,
  blocksIn,
  clustersOf,
  rowsOf,
  type TimelineRow,
  type TimeWindow,
  wentWrong,
  windowOf,
} from '../../runner/trace/timeline.ts';
import type { Paint } from '../paint.ts';
import { wrap } from '../wrap.ts';

/** How wide a trace may be, and how it is coloured. */
export interface TraceStyle {
  readonly columns: number;
  readonly paint: Paint;
  /** What stands before the learner's paths, such as `workspace/`. */
  readonly prefix: string;
}

/** Characters of a bar's track, without its edges. */
const trackWidth = 22;
const msWidth = 8;

/**
 * What happened inside each request, by check: one line for each span, indented by what it happened in, with its time
 * and its bar. Requests that overlap share one time axis.
 */
export function formatTrace(
  trace: Trace | undefined,
  checks: readonly Pick<CheckResult, 'id' | 'title'>[],
  style: TraceStyle,
): string {
  if (trace === undefined || trace.requests.length === 0) {
    return 'Trace: no request reached the app.';
  }
  const groups = [...checks.map(({ id, title }) => ({ id, title })), outside];
  const parts = groups.flatMap(({ id, title }) => {
    const requests = trace.requests.filter((request) => request.check === id);
    if (requests.length === 0) return [];
    const clusters = clustersOf(requests).map((cluster) => formatCluster(trace, cluster, style));
    return [`${style.paint.strong(wrap(title, style.columns))}\n${clusters.join('\n')}`];
  });
  const left = trace.dropped === 0 ? [] : [`${trace.dropped} more requests were left out.`];
  return ['Trace: what happened inside each request', ...parts, ...left].join('\n\n');
}

const outside = { id: null, title: 'Outside of any check' };

function formatCluster(trace: Trace, requests: readonly TraceRequest[], style: TraceStyle): string {
  const window = windowOf(requests);
  const lines = requests.flatMap((request) => formatRequest(request, window, style));
  for (const { at, ms } of blocksIn(trace, window)) {
    const track = drawTrack(barOf(at, ms, window), '#');
    lines.push(line('  The event loop stood still', ms, style.paint.bad(track), style));
  }
  return lines.join('\n');
}

function formatRequest(request: TraceRequest, window: TimeWindow, style: TraceStyle): string[] {
  const { columns, paint } = style;
  const { at, ms, waited = 0, bytesIn, bytesOut, dropped } = request;
  const bar = barOf(at, ms, window);
  const wait = barOf(at - waited, waited, window);
  const title = wrap(`${request.method} ${request.path} ${answerText(request)}`, columns - 2, {
    first: '  ',
    rest: '    ',
  });
  const size = `    ${bytesIn} B in, ${bytesOut} B out`;
  const track = drawTrack(bar, '=', wait);
  return [
    wentWrong(request) ? paint.bad(title) : title,
    line(size, ms, track, style),
    ...rowsOf(request, window).flatMap((row) => formatRow(row, style)),
    ...(dropped === 0 ? [] : [`      ${dropped} more were left out`]),
  ];
}

function formatRow(row: TimelineRow, style: TraceStyle): string[] {
  const { columns, paint, prefix } = style;
  const margin = '  '.repeat(row.depth + 3);
  const track = drawTrack(row.bar, row.held ? '+' : '-', undefined, row.held);
  const drawn = line(`${margin}${row.name}`, row.ms, track, style);
  const spot = row.place ? `${prefix}${row.place.file}:${row.place.line}` : '';
  const words = [row.kind, row.outcome, spot].filter((text) => text !== '').join(', ');
  const said = wrap(words, columns, { first: `${margin}  ` });
  return [drawn, row.failed ? paint.bad(said) : paint.quiet(said)];
}

/** A line of the picture: a name, cut when it is too long, then its time and its bar. */
function line(name: string, ms: number | null, track: string, { columns }: TraceStyle): string {
  const room = columns - trackWidth - msWidth - 4;
  const label = name.length > room ? `${name.slice(0, room - 1)}…` : name.padEnd(room);
  const time = ms === null ? 'open' : msText(ms);
  return `${label} ${time.padStart(msWidth)} |${track}|`;
}

/** A bar of at least one character; `.` stands for waiting before it, `~` for a resource that is open. */
function drawTrack(bar: Bar, sign: string, wait?: Bar, held?: Bar): string {
  const cells = Array.from({ length: trackWidth }, () => ' ');
  for (const [drawn, character] of [
    [wait, '.'],
    [bar, sign],
    [held, '~'],
  ] as const) {
    if (drawn === undefined || (drawn !== bar && drawn.length * trackWidth < 0.5)) continue;
    const first = Math.min(trackWidth - 1, Math.floor(drawn.start * trackWidth));
    const last = Math.max(first + 1, Math.round((drawn.start + drawn.length) * trackWidth));
    cells.fill(character, first, last);
  }
  return cells.join('');
}
