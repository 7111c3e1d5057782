import { expect, test } from 'vitest';
import { TraceGatherer } from './gather.ts';
import { traceError } from './open-request.ts';
import { Trace, traceLimits } from './record.ts';
import { Recorder } from './recorder.ts';

/** A recorder whose clock the test moves. */
function recording() {
  const clock = { now: 1_000 };
  const recorder = new Recorder(() => clock.now);
  return { recorder, pass: (ms: number) => (clock.now += ms) };
}

test('a handler that answers from a callback is over when the answer is', () => {
  const { recorder, pass } = recording();
  recorder.belongsTo('first');
  const request = recorder.arrive('GET', '/');
  const router = request?.begin({ kind: 'router', name: 'router' }, null, recorder.now());
  const handler = request?.begin(
    { kind: 'handler', name: 'GET /' },
    router ?? null,
    recorder.now(),
  );
  for (const span of [router, handler]) if (span) span.running = false;
  pass(30);
  expect(recorder.take(false)).toBeNull();
  if (request) recorder.leave(request, 'answered');
  const trace = Trace.parse(recorder.take(false));
  expect(trace.requests).toMatchObject([
    {
      check: 'first',
      at: 0,
      ms: 30,
      end: 'answered',
      spans: [
        { parent: -1, ms: 30 },
        { parent: 0, ms: 30 },
      ],
    },
  ]);
  expect(recorder.take(true)).toBeNull();
});

test('work after the answer keeps the request until it is done, or until everything is asked for', () => {
  const { recorder, pass } = recording();
  const request = recorder.arrive('GET', '/');
  const handler = request?.begin({ kind: 'handler', name: 'GET /' }, null, recorder.now());
  if (handler) [handler.running, handler.pending] = [false, true];
  if (request) recorder.leave(request, 'answered');
  expect(recorder.take(false)).toBeNull();
  pass(5);
  expect(recorder.take(true)?.requests).toMatchObject([{ ms: 0, spans: [{ ms: null }] }]);
});

test('a resource that is never closed keeps its request back for a moment only', () => {
  const { recorder, pass } = recording();
  const request = recorder.arrive('GET', '/');
  const start = { kind: 'provider', name: 'session', lasting: true };
  const provider = request?.begin(start, null, recorder.now());
  // What begins while it is open is not a part of it, and the handler around it can end.
  expect(request?.innermost).toBeNull();
  if (provider) provider.running = false;
  if (request) recorder.leave(request, 'answered');
  expect(recorder.take(false)).toBeNull();
  pass(1_500);
  expect(recorder.take(false)?.requests).toMatchObject([
    { end: 'answered', spans: [{ ms: null }] },
  ]);
});

test('limits hold, and what they leave out is counted', () => {
  const { recorder } = recording();
  const [first] = Array.from({ length: traceLimits.requests + 3 }, () =>
    recorder.arrive('GET', '/'),
  );
  for (let count = 0; count < traceLimits.spansPerRequest + 2; count += 1) {
    first?.begin({ kind: 'middleware', name: 'x'.repeat(1_000) }, null, recorder.now());
  }
  for (let count = 0; count < traceLimits.blocks + 5; count += 1) recorder.blocked(60);
  const trace = Trace.parse(recorder.take(true));
  expect(trace.requests.length).toBe(traceLimits.requests);
  expect(trace.dropped).toBe(3);
  expect(trace.requests[0]?.dropped).toBe(2);
  expect(trace.blocks.length).toBe(traceLimits.blocks);
});

test('parts from several workers come together on one clock, within the limits', () => {
  const { recorder } = recording();
  recorder.arrive('GET', '/');
  const part = recorder.take(true);
  if (part === null) throw new Error('Nothing was recorded.');
  const gatherer = new TraceGatherer();
  gatherer.add(part, 500);
  gatherer.add({ ...part, blocks: [{ at: 1, ms: 70 }] }, 20);
  expect(gatherer.build()).toMatchObject({
    requests: [{ at: 20 }, { at: 500 }],
    blocks: [{ at: 21, ms: 70 }],
    dropped: 0,
  });
  for (let count = 0; count < traceLimits.requests; count += 1) gatherer.add(part, 0);
  expect(gatherer.build()).toMatchObject({ dropped: 2 });
  expect(gatherer.build().requests.length).toBe(traceLimits.requests);
});

test.each([
  ['an error', new RangeError('far'), { name: 'RangeError', message: 'far' }],
  ['a text', 'just text', { name: 'thrown', message: 'just text' }],
  [
    'an object that refuses to be shown',
    {
      toString: () => {
        throw new Error('no');
      },
    },
    { name: 'thrown', message: 'a value that cannot be shown' },
  ],
])('whatever is thrown can be told: %s', (_name, thrown, told) => {
  expect(traceError(thrown)).toEqual(told);
});
