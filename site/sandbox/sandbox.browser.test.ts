/**
 * The sandbox in a real Chromium: what runs in it, what it stops, and that nothing gets out.
 * Long, since its last test looks at what all others have done to one page.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunOrder } from '../../checks/runner/host.ts';
import type { Report } from '../../checks/runner/report.ts';
import { check, open, orderOf, request, startSandbox } from './testing/run-in-page.ts';
import { BARE_RUNNER } from './testing/served-site.ts';
import { openTestSite, type TestSite } from './testing/test-site.ts';

let site: TestSite;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  site = await openTestSite();
  page = await site.open();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await startSandbox(page);
});
afterAll(() => site[Symbol.asyncDispose]());

const express = (body: string): string =>
  `import express from 'express';\nexport const app = express();\napp.use(express.json());\n${body}`;

const three = `
  test('first', { meta: { id: 'first' } }, async () => { const api = await startApp(); expect((await api.get('/first')).status).toBe(200); });
  test('second', { meta: { id: 'second' } }, async () => { const api = await startApp(); expect((await api.get('/second')).json).toEqual({ path: '/second' }); });
  test('third', { meta: { id: 'third' } }, async () => { const api = await startApp(); expect((await api.get('/third')).status).toBe(200); });
`;
const echo = `app.get('/:path', (request, response) => { response.json({ path: request.path }); });`;

const states = (report: { readonly checks: readonly { id: string; state: string }[] }) =>
  Object.fromEntries(report.checks.map(({ id, state }) => [id, state]));

test('checks run, and every event arrives in order', async () => {
  const { report, events } = await check(page, orderOf(express(echo), three));
  expect(report).toMatchObject({ state: 'passed', host: 'browser', step: '01.1', problems: [] });
  expect(events.map((event) => event.type)).toEqual([
    'collected',
    ...['started', 'finished', 'started', 'finished', 'started', 'finished'],
    'done',
  ]);
});

test('events arrive while the checks run, not at the end', async () => {
  const checks = `test('a', { meta: { id: 'a' } }, () => {}); test('b', { meta: { id: 'b' } }, () => new Promise(() => {}));`;
  // The run is stopped by its first result, which a result that came at the end could not do.
  const report = await page.evaluate(
    async (order) => {
      const stop = new AbortController();
      const onEvent = (event: { type: string }) => event.type === 'finished' && stop.abort();
      return (await window.sandbox).check(order, onEvent, stop.signal);
    },
    orderOf('', checks),
  );
  expect(states(report)).toEqual({ a: 'passed', b: 'not-run' });
});

test('each run is a fresh world', async () => {
  const counts = `test('a', { meta: { id: 'a' } }, () => { expect((globalThis as { seen?: number }).seen).toBe(undefined); (globalThis as { seen?: number }).seen = 1; });`;
  expect((await check(page, orderOf('', counts))).report.state).toBe('passed');
  expect((await check(page, orderOf('', counts))).report.state).toBe('passed');
});

test.each([
  ['a handler', express(`app.get('/second', () => { for (;;) {} });\n${echo}`)],
  [
    'microtasks',
    express(
      `app.get('/second', () => { const again = (): Promise<void> => Promise.resolve().then(again); again(); });\n${echo}`,
    ),
  ],
])('an endless loop in %s ends that check, and the rest runs', async (_, app) => {
  const { report } = await check(page, orderOf(app, three));
  expect(states(report)).toEqual({ first: 'passed', second: 'failed', third: 'passed' });
  expect(report.checks[1]?.failure).toMatchObject({
    kind: 'loop',
    happened: expect.stringContaining('GET /second'),
  });
});

test('an endless loop at the top level names the file and is paid for once', async () => {
  const app = express(`${echo}\nwhile (true);`);
  const { report } = await check(page, orderOf(app, three));
  expect(states(report)).toEqual({ first: 'failed', second: 'failed', third: 'failed' });
  for (const { failure } of report.checks) {
    expect(failure).toMatchObject({ kind: 'loop', place: { file: 'app.ts' } });
  }
});

test('a flood of output is cut, and what was left out is counted', async () => {
  const app = express(
    `app.get('/first', (_, response) => { for (let i = 0; i < 100_000; i++) console.log('line ' + i); response.json({}); });\n${echo}`,
  );
  const { report } = await check(page, orderOf(app, three, { limits: { consoleLines: 10 } }));
  const [first] = report.checks;
  expect(first).toMatchObject({ state: 'passed', dropped: 99_990 });
  expect(first?.console.map((line) => line.text)).toEqual(
    Array.from({ length: 10 }, (_, index) => `line ${index}`),
  );
});

test('process.exit fails its check at its line, and the rest runs', async () => {
  const app = express(`app.get('/second', () => {\n  process.exit(3);\n});\n${echo}`);
  const { report } = await check(page, orderOf(app, three));
  expect(states(report)).toEqual({ first: 'passed', second: 'failed', third: 'passed' });
  expect(report.checks[1]?.failure).toMatchObject({
    kind: 'exit',
    place: { file: 'app.ts', line: 5, column: 11 },
  });
});

test('an unhandled rejection fails its check at its line', async () => {
  const app = express(
    `app.get('/second', (request, response) => {\n  Promise.reject(new Error('nobody listens'));\n  response.json({ path: request.path });\n});\n${echo}`,
  );
  const { report } = await check(page, orderOf(app, three));
  expect(states(report)).toEqual({ first: 'passed', second: 'failed', third: 'passed' });
  expect(report.checks[1]?.failure).toMatchObject({
    kind: 'unhandled',
    happened: expect.stringContaining('nobody listens'),
    place: { file: 'app.ts', line: 5, column: 18 },
  });
});

test.each([
  ['a syntax error', 'const a = {\n  b: 1\n  c: 2 };', 'syntax', { line: 3, column: 3 }],
  ['an enum', '\n  enum A { x }', 'not-erasable', { line: 2, column: 3 }],
  [
    'a missing export',
    "import { Nope } from 'express';",
    'missing-export',
    { line: 1, column: 10 },
  ],
  ['a missing extension', "import './server';", 'missing-module', { line: 1, column: 8 }],
])('%s is told with its place', async (_, app, kind, place) => {
  const { report } = await check(page, orderOf(app, three));
  expect(report.checks[0]?.failure).toMatchObject({ kind, place: { file: 'app.ts', ...place } });
});

test('memory that grows without end ends the run with a sentence, and the next run works', async () => {
  const app = express(
    `app.get('/second', () => { const kept: unknown[] = []; for (;;) kept.push(new Array(1_000_000).fill(kept.length)); });\n${echo}`,
  );
  const patient = { silenceMs: 60_000, checkMs: 60_000, responseMs: 50_000 };
  const own = await site.open();
  await startSandbox(own);
  // The frame's process dies of it. Playwright then takes the page for dead as well, so the page tells the outcome by itself.
  const told = site.told();
  await own.evaluate(
    ([bomb, harmless]) => {
      const tell = async (): Promise<void> => {
        const sandbox = await window.sandbox;
        const first = await sandbox.check(bomb, () => {});
        const second = await sandbox.check(harmless, () => {});
        await fetch('/told', { method: 'POST', body: JSON.stringify([first, second]) });
      };
      void tell();
    },
    [orderOf(app, three, { limits: patient }), orderOf(express(echo), three)] as const,
  );
  const [first, second] = (await told) as Report[];
  expect(first?.checks.map(({ state }) => state)).toEqual(['passed', 'failed', 'passed']);
  expect(first?.checks[1]?.failure).toMatchObject({
    kind: 'memory',
    happened: expect.stringContaining('GET /second'),
  });
  expect(second?.state).toBe('passed');
});

test('a run can be stopped', async () => {
  const waits = `test('waits', { meta: { id: 'waits' } }, () => new Promise(() => {}));`;
  const { report } = await check(page, orderOf('', waits), 300);
  expect(states(report)).toEqual({ waits: 'not-run' });
});

/** An app that tries every way to the server, and a check that all of them fail. */
function leaks(): RunOrder {
  const attempts = `
    const url = '${site.origin}/leak';
    const worker = globalThis as any;
    const outcome = async (attempt: () => unknown): Promise<string> => {
      try { return 'worked: ' + String(await attempt()); } catch (error) { return 'failed'; }
    };
    export const outcomes = {
      fetch: await outcome(() => fetch(url)),
      importScripts: await outcome(() => worker.importScripts(url)),
      XMLHttpRequest: await outcome(() => { const x = new worker.XMLHttpRequest(); x.open('GET', url, false); x.send(); }),
      WebSocket: await outcome(() => new Promise((resolve, reject) => { const socket = new worker.WebSocket(url.replace('http', 'ws')); socket.onopen = resolve; socket.onerror = reject; })),
      EventSource: await outcome(() => new worker.EventSource(url)),
      import: await outcome(() => import(url)),
      evalImport: await outcome(() => (0, eval)('import(' + JSON.stringify(url) + ')')),
      nested: await outcome(() => new worker.Worker('data:text/javascript,fetch(' + encodeURIComponent(JSON.stringify(url)) + ')')),
      postMessage: await outcome(() => worker.postMessage('out')),
      self: await outcome(() => { if (worker.self === undefined) throw new Error('hidden'); }),
      http: await outcome(async () => { const http = await import('node:http'); return new Promise((resolve, reject) => http.get(url, resolve).on('error', reject)); }),
    };`;
  const checks = `test('leaks', { meta: { id: 'leaks' } }, async () => { const { outcomes } = await importFile('app.ts', ['outcomes']); expect(new Set(Object.values(outcomes as object))).toEqual(new Set(['failed'])); });`;
  return orderOf(attempts, checks);
}

test('no way leads to the network', async () => {
  const before = site.requests.length;
  const { report } = await check(page, leaks());
  expect(report.checks[0]?.failure).toBeUndefined();
  expect(report.state).toBe('passed');
  expect(site.requests.slice(before)).toEqual([]);
});

test('learner code cannot reach the port to the page, nor the next run', async () => {
  const app = `
    const seen: unknown[] = [];
    const note = (what: unknown) => { seen.push(what); };
    const { prototype } = MessagePort;
    const post = prototype.postMessage;
    const patch = (attempt: () => void) => { try { attempt(); } catch { /* locked */ } };
    patch(() => { prototype.postMessage = function (this: MessagePort, ...args: unknown[]) { note(this); return Reflect.apply(post, this, args); } as typeof post; });
    const data = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')!;
    patch(() => { Object.defineProperty(MessageEvent.prototype, 'data', { get() { note(this); return data.get!.call(this); } }); });
    for (const name of ['call', 'apply', 'bind'] as const) { const original = Function.prototype[name] as any; patch(() => { Function.prototype[name] = function (this: any, ...args: any[]) { if (args[0] instanceof MessagePort) note(args[0]); return Reflect.apply(original, this, args); } as any; }); }
    export { seen };`;
  const checks = `test('port', { meta: { id: 'port' } }, async () => { const { seen } = await importFile('app.ts', ['seen']); console.log('posted'); await new Promise((done) => setTimeout(done, 300)); expect((seen as unknown[]).length).toBe(0); });`;
  const { report } = await check(page, orderOf(app, checks));
  expect(report.checks[0]).toMatchObject({ state: 'passed', console: [{ text: 'posted' }] });
});

/** Puts the frame's page into a frame without `sandbox`; its text, or null when it has an origin of its own. */
const frameUnprotected = async (runner: string): Promise<string | null> => {
  const framing = await site.open();
  const text = await framing.evaluate(async (runner) => {
    const frame = document.createElement('iframe');
    frame.src = runner;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
    return frame.contentDocument?.body.textContent ?? null;
  }, runner);
  await framing.close();
  return text;
};

test('the frame refuses to run as a page of its own, and never has our origin', async () => {
  const alone = await site.browser.newPage();
  await alone.goto(site.origin + site.assets.runner);
  expect(await alone.textContent('body')).toContain('does nothing by itself');
  expect(await alone.evaluate(() => window.origin)).toBe('null');
  await alone.close();
  // Where the attribute is missing, the header takes the origin away; where that is missing too, the page refuses.
  expect(await frameUnprotected(site.assets.runner)).toBeNull();
  expect(await frameUnprotected(BARE_RUNNER)).toContain('must be framed with sandbox');
});

test('on a host that cannot set headers, the page itself carries the policy', async () => {
  const own = await site.open();
  await own.evaluate(async (runnerUrl) => {
    window.sandbox = window.createSandbox({ assets: window.assets, runnerUrl });
    await window.sandbox;
  }, BARE_RUNNER);
  const before = site.requests.length;
  const { report } = await check(own, leaks());
  expect(report.checks[0]?.failure).toBeUndefined();
  expect(report.state).toBe('passed');
  expect(site.requests.slice(before)).toEqual([]);
  await own.close();
});

test('an app answers requests, prints, and keeps its state between them', async () => {
  const app = express(
    `let count = 0;\napp.post('/count', (request, response) => { console.log('counting', request.body); response.status(201).append('Set-Cookie', 'a=1').append('Set-Cookie', 'b=2').json({ count: ++count }); });`,
  );
  expect(await open(page, orderOf(app, '').files)).toBeNull();
  await page.evaluate(() => {
    const lines: string[] = [];
    Object.assign(window, { lines });
    window.session?.onConsole((line) => lines.push(line.text));
  });
  const post = {
    method: 'POST',
    path: '/count',
    headers: [['Content-Type', 'application/json']],
    body: '{"n":1}',
  } as const;
  await request(page, post);
  const answer = await request(page, post);
  expect(answer).toMatchObject({ status: 201, text: '{"count":2}' });
  expect(answer.headers?.filter(([name]) => name === 'Set-Cookie')).toEqual([
    ['Set-Cookie', 'a=1'],
    ['Set-Cookie', 'b=2'],
  ]);
  expect(await page.evaluate(() => Reflect.get(window, 'lines'))).toEqual([
    'counting { n: 1 }',
    'counting { n: 1 }',
  ]);
});

test('an app that loops, crashes, hangs or does not start says so', async () => {
  const get = (path: string) => ({ method: 'GET', path, headers: [] });
  const files = (app: string) => orderOf(app, '').files;
  const failing = express(
    `app.get('/loop', () => { for (;;) {} });\napp.get('/crash', () => { setTimeout(() => { throw new Error('late'); }, 1); });\napp.get('/hang', () => {});\n${echo}`,
  );
  await open(page, files(failing));
  expect((await request(page, get('/hang'), 200)).failure?.kind).toBe('no-answer');
  expect((await request(page, get('/fine'))).status).toBe(200);
  expect((await request(page, get('/loop'))).failure).toMatchObject({
    kind: 'loop',
    happened: expect.stringContaining('GET /loop'),
  });
  expect((await request(page, get('/fine'))).failure?.kind).toBe('loop');

  await open(page, files(failing));
  expect((await request(page, get('/crash'))).failure).toMatchObject({
    kind: 'unhandled',
    place: { file: 'app.ts', line: 5 },
  });
  expect((await open(page, files('const a = ;')))?.kind).toBe('syntax');
  expect(
    (await open(page, files("throw new Error('no');\nexport const app: any = 1;")))?.kind,
  ).toBe('error');
  expect((await open(page, { 'server.ts': 'export {};' }))?.kind).toBe('no-server');
  expect((await open(page, files('export const app = 1;\nwhile (true);')))?.kind).toBe('loop');
});

test('none of this broke a policy of the page', () => {
  expect(complaints).toEqual([]);
});
