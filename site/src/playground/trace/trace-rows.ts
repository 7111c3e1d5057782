/** What the picture of a choice consists of: one request with everything inside it, or several on one time axis. */
import type { TraceRequest } from '../../../../checks/runner/trace/record.ts';
import {
  answerText,
  barOf,
  rowsOf,
  type TimeWindow,
  wentWrong,
  windowOf,
} from '../../../../checks/runner/trace/timeline.ts';
import type { Choice } from './trace-book.ts';
import type { TraceRow } from './trace-table.ts';

/** The timeline of a request, ready to draw. */
export interface Picture {
  readonly window: TimeWindow;
  readonly rows: readonly TraceRow[];
}

/** @param open shows one request of a group */
export function pictureOf(
  { group, request }: Choice,
  open: (request: TraceRequest) => void,
): Picture {
  const requests = request ? [request] : group.requests;
  const window = windowOf(requests);
  const rows = requests.flatMap((each): TraceRow[] => {
    const row = requestRow(each, window);
    if (!request) return [{ ...row, open: () => open(each) }];
    const inside = rowsOf(each, window).map((span, index) => ({
      ...span,
      depth: span.depth + 1,
      tone: each.spans[index]?.kind ?? '',
      starts: each.at + span.after - window.from,
    }));
    return [row, ...inside];
  });
  return { window, rows };
}

function requestRow(request: TraceRequest, window: TimeWindow): TraceRow {
  const { method, path, at, ms, waited = 0, bytesIn, bytesOut } = request;
  return {
    name: `${method} ${path}`,
    kind: `${bytesIn} bytes in, ${bytesOut} out`,
    tone: 'request',
    outcome: answerText(request),
    failed: wentWrong(request),
    depth: 0,
    starts: at - window.from,
    ms,
    bar: barOf(at, ms, window),
    wait: barOf(at - waited, waited, window),
  };
}
