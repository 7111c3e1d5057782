import { expect, test } from 'vitest';
import type { FailureKind } from '../../../../checks/runner/report.ts';
import type { AppRequest, AppResponse, Sandbox } from '../../../sandbox/sandbox.ts';
import { RunningApp } from './running-app.ts';

const request: AppRequest = { method: 'GET', path: '/tools', headers: [] };
const never = new AbortController().signal;

/** A sandbox that counts starts; a file named after a failure kind makes every request fail that way. */
function counting() {
  const seen = { opened: 0, closed: 0 };
  const sandbox: Sandbox = {
    check: () => Promise.reject(new Error('not part of this test')),
    prepareDatabase: async () => {},
    fetchDatabase: async () => {},
    look: async () => null,
    dispose() {},
    async open(files) {
      seen.opened += 1;
      const count = seen.opened;
      return {
        onConsole() {},
        onTrace() {},
        close() {
          seen.closed += 1;
        },
        async request(): Promise<AppResponse> {
          const kind = files.fails as FailureKind | undefined;
          if (kind) {
            const failure = { kind, should: '', happened: kind, why: '', look: '' };
            throw Object.assign(new Error(kind), { failure });
          }
          return {
            status: 200,
            statusText: 'OK',
            headers: [],
            body: new Uint8Array([count]),
            ms: 1,
          };
        },
      };
    },
  };
  return {
    seen,
    app: new RunningApp(async () => sandbox, 'server.ts', { console() {} }),
  };
}

test('the app keeps running between requests and starts anew when the code has changed', async () => {
  const { seen, app } = counting();
  const files = { 'app.ts': 'one' };
  expect((await app.send(files, request, never)).fresh).toBe(true);
  expect((await app.send({ ...files }, request, never)).fresh).toBe(false);
  expect((await app.send({ 'app.ts': 'two' }, request, never)).fresh).toBe(true);
  await Promise.resolve();
  expect(seen).toEqual({ opened: 2, closed: 1 });
});

test.each<[FailureKind, number]>([
  ['loop', 2],
  ['exit', 2],
  ['no-answer', 1],
])('two requests that end in %s start the app %i times', async (kind, opened) => {
  const { seen, app } = counting();
  const files = { fails: kind };
  const first = await app.send(files, request, never);
  expect(first.outcome).toMatchObject({ kind: 'failed', failure: { kind } });
  await app.send(files, request, never);
  expect(seen.opened).toBe(opened);
});

test('a stopped request rejects; every other error becomes part of the exchange', async () => {
  const { app } = counting();
  const stopped = AbortSignal.abort(new Error('stopped'));
  await expect(app.send({ fails: 'loop' }, request, stopped)).rejects.toThrow('stopped');
  const broken = new RunningApp(() => Promise.reject(new Error('no frame')), 'server.ts', {
    console() {},
  });
  const exchange = await broken.send({}, request, never);
  expect(exchange.outcome).toMatchObject({ failure: { kind: 'internal', happened: 'no frame' } });
});
