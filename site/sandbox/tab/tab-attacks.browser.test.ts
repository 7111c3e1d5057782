/**
 * The tab in a real Chromium with hostile pages in it: they reach nothing but the app that served them.
 * Long, since one page tries every way out that browsers know.
 */
import { createSocket } from 'node:dgram';
import { type AddressInfo, createServer } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { check, open, orderOf, startSandbox } from '../testing/run-in-page.ts';
import { openTestSite, type TestSite } from '../testing/test-site.ts';
import { openTab, told, visit } from './testing/tab-in-page.ts';

let site: TestSite;
let page: Page;

/** Answers with whatever page it is asked for. */
const app = `
import express from 'express';
export const app = express();
app.get('/page', (request, response) => response.send(request.query.html));
`;

beforeAll(async () => {
  site = await openTestSite();
  page = await site.open();
  await startSandbox(page);
  expect(await open(page, orderOf(app, '').files)).toBeNull();
});
afterAll(() => site[Symbol.asyncDispose]());
beforeEach(() => openTab(page));

/** A page of the app that is the given HTML. */
const show = (html: string) => visit(page, `/page?html=${encodeURIComponent(html)}`);

/** Listens for anything that arrives, by TCP and UDP. */
async function openSink() {
  let hits = 0;
  const hit = (): void => {
    hits++;
  };
  // What is sent counts. A bare connection does not: the browser opens one ahead for a navigation that it then forbids.
  const tcp = createServer((socket) => {
    socket.on('data', hit).on('error', () => {});
  });
  const udp = createSocket('udp4').on('message', hit);
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
  const { port } = tcp.address() as AddressInfo;
  await new Promise<void>((resolve) => udp.bind(port, '127.0.0.1', resolve));
  return {
    port,
    get hits() {
      return hits;
    },
    [Symbol.dispose]: () => {
      tcp.close();
      udp.close();
    },
  };
}

/** A script that tries WebRTC wherever it runs. */
const callOut = (port: number): string =>
  `try { const p = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${port}' }] }); p.createDataChannel('x'); p.createOffer().then((o) => p.setLocalDescription(o)); } catch {}`;

test('a hostile page reaches nothing: every way out that browsers know, zero hits', async () => {
  using sink = await openSink();
  const { port } = sink;
  const to = (name: string) => `http://127.0.0.1:${port}/${name}`;
  const nested = `<script>${callOut(port)}</script><img src="${to('nested')}"><body onload="${callOut(port)}">`;
  const quoted = nested.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const before = site.requests.length;
  const hostile =
    await show(`<!doctype html><meta http-equiv="refresh" content="0;url=${to('refresh')}">
    <base href="${to('base')}"><link rel="preconnect" href="${to('preconnect')}"><link rel="dns-prefetch" href="${to('dns')}">
    <link rel="stylesheet" href="${to('sheet')}"><link rel="icon" href="${to('icon')}"><link rel="prefetch" href="${to('prefetch')}">
    <img src="${to('img')}" srcset="${to('srcset')} 2x"><video poster="${to('poster')}"></video><style>@import "${to('import')}"; body { background: url(${to('css')}) }</style>
    <iframe src="${to('frame')}"></iframe><iframe srcdoc="${quoted}"></iframe><object data="${to('object')}"></object>
    <script src="${to('script')}"></script><script>${callOut(port)}</script><p id="still">Still here</p>`);
  await hostile.evaluate(
    async ({ port, nested, call }) => {
      const to = (name: string) => `http://127.0.0.1:${port}/late-${name}`;
      const attempts: (() => unknown)[] = [
        () => fetch(to('fetch')),
        () => Reflect.getPrototypeOf(fetch),
        () => navigator.sendBeacon(to('beacon'), 'x'),
        () => new WebSocket(`ws://127.0.0.1:${port}`),
        () => new EventSource(to('events')),
        () => import(to('import')),
        () => new Worker(to('worker')),
        () => new Worker(URL.createObjectURL(new Blob([`importScripts("${to('inner')}")`]))),
        () => new SharedWorker(to('shared')),
        () => navigator.serviceWorker.register(to('service')),
        () => Object.assign(new Image(), { src: to('image') }),
        () => new Audio(to('audio')).play(),
        () => new FontFace('x', `url(${to('font')})`).load(),
        () =>
          CSS &&
          document.head.append(
            Object.assign(document.createElement('style'), {
              textContent: `body{background:url(${to('style')})}`,
            }),
          ),
        () => window.open(to('open')),
        () =>
          document.body.append(
            Object.assign(document.createElement('iframe'), { src: to('frame') }),
          ),
        () =>
          document.body.append(Object.assign(document.createElement('iframe'), { srcdoc: nested })),
        () =>
          document.body.append(
            Object.assign(document.createElement('iframe'), {
              src: `data:text/html,${encodeURIComponent(nested)}`,
            }),
          ),
        () =>
          document.body.append(
            Object.assign(document.createElement('iframe'), {
              src: URL.createObjectURL(new Blob([nested], { type: 'text/html' })),
            }),
          ),
        () =>
          document.body.append(
            Object.assign(document.createElement('iframe'), { src: `javascript:${call}` }),
          ),
        () => {
          const shadow = document.body
            .appendChild(document.createElement('div'))
            .attachShadow({ mode: 'closed' });
          shadow.append(Object.assign(document.createElement('iframe'), { srcdoc: nested }));
        },
        () => {
          const frame = document.body.appendChild(document.createElement('iframe'));
          const inner = frame.contentWindow as (Window & { eval(code: string): void }) | null;
          inner?.eval(call);
        },
        () => {
          const frame = document.body.appendChild(document.createElement('iframe'));
          const Inner = (frame.contentWindow as unknown as typeof globalThis).RTCPeerConnection;
          new Inner({ iceServers: [{ urls: `stun:127.0.0.1:${port}` }] }).createDataChannel('x');
        },
        () => {
          const form = Object.assign(document.createElement('form'), {
            action: to('form'),
            method: 'post',
          });
          document.body.append(form);
          HTMLFormElement.prototype.submit.call(form);
        },
        () => new Function(call)(),
        () => setTimeout(call),
        () => navigator.registerProtocolHandler('web+x', to('%s')),
        () =>
          document.body.append(
            Object.assign(document.createElement('a'), { href: to('ping'), ping: to('ping') }),
          ),
        () => document.querySelector<HTMLAnchorElement>('a[ping]')?.click(),
      ];
      for (const attempt of attempts) {
        try {
          await Promise.race([attempt(), new Promise((resolve) => setTimeout(resolve, 50))]);
        } catch {
          // Stopped, as it should be.
        }
      }
    },
    { port, nested, call: callOut(port) },
  );
  await page.waitForTimeout(1_500);
  expect(sink.hits).toBe(0);
  expect(await hostile.textContent('#still')).toBe('Still here');
  expect(
    await hostile.evaluate(() =>
      Object.getOwnPropertyNames(window).filter((name) => /RTC/.test(name)),
    ),
  ).toEqual([]);
  expect(site.requests.slice(before)).toEqual([site.assets.tab]);
  // The same call from a page without such a policy does arrive: the sink hears what it should.
  await page.evaluate((port) => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${port}` }] });
    connection.createDataChannel('x');
    return connection.createOffer().then((offer) => connection.setLocalDescription(offer));
  }, port);
  await expect.poll(() => sink.hits, { timeout: 5_000 }).toBeGreaterThan(0);
});

test('a page cannot move its frame to an address of the network', async () => {
  using sink = await openSink();
  const hostile = await show('<p>Still here</p>');
  await hostile.evaluate((port) => {
    // Read through a name that the rewriting of scripts does not know.
    Reflect.get(window, 'location').href = `http://127.0.0.1:${port}/moved`;
  }, sink.port);
  await page.waitForTimeout(1_000);
  expect(sink.hits).toBe(0);
});

test('a page has neither our origin nor our storage, and cannot reach the page around it', async () => {
  const hostile = await show('<p>Here</p>');
  const reached = await hostile.evaluate(() => {
    const attempt = (act: () => unknown): unknown => {
      try {
        return act();
      } catch (error) {
        return (error as Error).name;
      }
    };
    return {
      origin: window.origin,
      parent: attempt(() => parent.document.title),
      top: attempt(() => top?.location.href),
      idb: attempt(() => indexedDB.open('x')),
    };
  });
  expect(reached).toEqual({
    origin: 'null',
    parent: 'SecurityError',
    top: 'SecurityError',
    idb: 'SecurityError',
  });
});

test('messages of another form end the document, and the tab goes on', async () => {
  const hostile = await show('<p>Here</p>');
  await hostile.evaluate(() => {
    const { postMessage } = MessagePort.prototype;
    MessagePort.prototype.postMessage = function flood(this: MessagePort) {
      Reflect.apply(postMessage, this, [{ type: 'go', url: 7 }]);
    };
    document.title = 'anything';
  });
  await page.waitForFunction(() => window.told.length === 1);
  expect((await told(page))[0]?.text).toContain('was closed');
  expect(await page.locator('main iframe').count()).toBe(0);
  expect(await (await show('<title>Next</title>')).title()).toBe('Next');
});

test('a page that loops for ever keeps no check waiting, is closed, and the next one shows', async () => {
  const path = `/page?html=${encodeURIComponent('<p>Here</p><script>for (;;);</script>')}`;
  await page.evaluate((path) => window.tab.open(new URL(path, 'http://localhost:3000')), path);
  await page.waitForFunction(() => document.querySelector('main iframe[data-state=shown]'));
  const checks = `test('a', { meta: { id: 'a' } }, () => { expect(1).toBe(1); });`;
  expect((await check(page, orderOf('', checks))).report.state).toBe('passed');
  expect(await told(page)).toEqual([]);
  await page.waitForFunction(() => window.told.length === 1, undefined, { timeout: 20_000 });
  expect((await told(page))[0]?.text).toContain('an endless loop');
  expect(await (await show('<title>Next</title>')).title()).toBe('Next');
});

test('tab.html does nothing at top level or with an origin of its own', async () => {
  const lone = await site.browser.newPage();
  await lone.goto(`${site.origin}${site.assets.tab}`);
  expect(await lone.textContent('body')).toContain('does nothing by itself');
  await lone.close();
});
