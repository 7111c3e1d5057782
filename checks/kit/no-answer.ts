/** What the learner reads when a request got no complete answer. */
import { Fault, type FaultData } from '../runner/fault.ts';
import type { ResponseHead, SentRequest } from './response.ts';
import { describeRequest } from './summary.ts';

/** A request without a complete answer. `code` is Node's (`ECONNRESET`), or `TIMEOUT` when the client gave up. */
export class NoAnswer extends Fault {
  override readonly name = 'NoAnswer';
  readonly code: string;

  constructor(code: string, fault: FaultData, cause?: unknown) {
    super(fault, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** Nothing, or only a part, came within `ms` milliseconds. */
export function tooLate(
  request: SentRequest,
  head: ResponseHead | undefined,
  ms: number,
): NoAnswer {
  const asked = describeRequest(request);
  return new NoAnswer('TIMEOUT', {
    kind: 'no-answer',
    should: `${asked} gets a complete answer.`,
    happened:
      head === undefined
        ? `The app never completed a response to ${asked}: nothing came within ${ms} ms.`
        : `The app never completed a response to ${asked}: it sent the status ${head.status} and then no end within ${ms} ms.`,
    why: 'Whoever waits for an answer holds a connection open, and gives up in the end without knowing what became of the request.',
    look:
      head === undefined
        ? 'Look at the handler for this request: does every branch end the response (`res.json`, `res.send`, `res.end`), does every middleware call `next()`, and does every promise that is awaited settle?'
        : 'Look at what runs after the status was sent: is `res.end()` reached on every way?',
  });
}

/** The connection broke. */
export function broken(request: SentRequest, error: Error & { code?: string }): NoAnswer {
  const asked = describeRequest(request);
  const code = error.code ?? 'UNKNOWN';
  if (code === 'ECONNREFUSED') {
    return new NoAnswer(
      code,
      {
        kind: 'no-server',
        should: `${asked} reaches the app.`,
        happened: 'No server listens any more: the one that was started has been closed.',
        why: 'A server that closes while clients need it looks like a crash to them.',
        look: 'Look for a call of `server.close()`.',
      },
      error,
    );
  }
  if (code.startsWith('HPE_') || code.startsWith('ERR_')) {
    return new NoAnswer(
      code,
      {
        kind: 'no-answer',
        should: `${asked} gets an answer in HTTP.`,
        happened: `What came back is not HTTP: ${error.message}`,
        why: 'No client can read it.',
        look: 'Look at what writes to the socket, and at the headers that the handler sets.',
      },
      error,
    );
  }
  return new NoAnswer(
    code,
    {
      kind: 'no-answer',
      should: `${asked} gets a complete answer.`,
      happened: `The app closed the connection before its response to ${asked} was complete (${code}).`,
      why: 'The client cannot know whether its request was carried out.',
      look: 'Look for code that destroys the request, the response or their socket.',
    },
    error,
  );
}
