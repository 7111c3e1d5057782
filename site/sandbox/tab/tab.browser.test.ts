/** The tab in a real Chromium: pages of an app behave in it as in a browser of their own. Long, since all visit one app. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { open, orderOf, startSandbox } from '../testing/run-in-page.ts';
import { openTestSite, type TestSite } from '../testing/test-site.ts';
import { address, openTab, shown, told, visit } from './testing/tab-in-page.ts';

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
  expect(await open(page, orderOf(app, '').files)).toBeNull();
});
afterAll(() => site[Symbol.asyncDispose]());
beforeEach(async () => {
  complaints.length = 0;
  await openTab(page);
});

/** Pages by path; each is an app's own HTML. */
const pages: Readonly<Record<string, string>> = {
  '/': `<!doctype html><title>Home</title><link rel="stylesheet" href="css/site.css"><img src="/dot.svg" alt="dot">
    <a href="next#part">Next</a> <a href="#low">Low</a> <a href="/old">Old</a> <a href="/away">Away</a> <a href="/file" download="kept.txt">File</a>
    <p onclick="document.title = 'Clicked ' + event.type">Press</p><p style="margin-top: 200vh" id="low">Low part</p>
    <script>var inline = window.location.pathname; addEventListener('hashchange', () => { document.title = location.hash; });</script>
    <script src="./app.js"></script>`,
  '/next': `<title>Next</title><p id="part">A part</p><script>history.back</script>`,
  '/form': `<title>Form</title><form action="/sent" method="post"><input name="name" required><input type="checkbox" name="rent" checked>
    <button name="how" value="now">Send</button></form>
    <form action="/found"><input name="q"></form>
    <form method="post" action="/upload" enctype="multipart/form-data"><input type="file" name="photo"><button>Upload</button></form>`,
};

const app = `
import express from 'express';
export const app = express();
const pages = ${JSON.stringify(pages)};
app.use(express.urlencoded());
app.use(express.json());
app.get('/css/site.css', (_, response) => response.type('css').send('@import "more.css"; img { border: 0 solid; background: url(../dot.svg) }'));
app.get('/css/more.css', (_, response) => response.type('css').send('p { color: rgb(1, 2, 3) }'));
app.get('/dot.svg', (_, response) => response.type('svg').send('<svg xmlns="http://www.w3.org/2000/svg" width="7" height="5"/>'));
app.get('/app.js', (_, response) => response.type('js').send("document.documentElement.dataset.from = inline + ' ' + document.URL + ' ' + location.host;"));
app.get('/old', (_, response) => response.redirect(301, '/next'));
app.get('/away', (_, response) => response.redirect('https://example.org/'));
app.get('/file', (_, response) => response.send('kept'));
app.get('/login', (_, response) => response.cookie('session', 'abc', { httpOnly: true }).cookie('theme', 'dark').redirect('/cookies'));
app.get('/cookies', (request, response) => response.send('<title>Cookies</title><pre>' + request.get('cookie') + '</pre>'));
app.post('/sent', (request, response) => response.send('<title>Sent</title><pre>' + JSON.stringify(request.body) + '</pre>'));
app.get('/found', (request, response) => response.send('<title>Found</title><pre>' + request.query.q + '</pre>'));
app.post('/upload', express.raw({ type: 'multipart/form-data' }), (request, response) => response.send('<title>Uploaded</title><pre>' + request.body.includes(Buffer.from([0, 255, 1])) + '</pre>'));
app.get('/report.csv', (_, response) => response.attachment('report.csv').send('drill,saw'));
app.get('/empty', (_, response) => response.status(204).end());
app.get('/json', (_, response) => response.json({ name: 'Drill' }));
app.post('/echo', (request, response) => response.status(201).set('X-Seen', request.get('x-mine') ?? '').json(request.body));
app.get('/crash', () => { throw new Error('broken on purpose'); });
app.get('/page', (request, response) => response.send(request.query.html));
app.use((request, response, next) => pages[request.path] ? response.type('html').send(pages[request.path]) : next());
`;

/** A page of the app that is the given HTML. */
const show = (html: string) => visit(page, `/page?html=${encodeURIComponent(html)}`);

test('a page finds its styles, images and scripts, and believes to be on localhost:3000', async () => {
  const home = await visit(page, '/');
  expect(await home.title()).toBe('Home');
  const seen = await home.evaluate(() => ({
    from: document.documentElement.dataset.from,
    colour: getComputedStyle(document.querySelector('p') as Element).color,
    image: document.querySelector('img')?.naturalWidth,
    background: getComputedStyle(document.querySelector('img') as Element).backgroundImage,
  }));
  expect(seen).toEqual({
    from: '/ http://localhost:3000/ localhost:3000',
    colour: 'rgb(1, 2, 3)',
    image: 7,
    background: expect.stringContaining('blob:'),
  });
  expect(complaints).toEqual([]);
});

test('links and redirects lead on, back and forward lead back and forth', async () => {
  const home = await visit(page, '/');
  await home.click('text=Next');
  await page.waitForFunction(() => window.tab.title === 'Next');
  expect(await address(page)).toBe('/next#part');
  await page.evaluate(() => window.tab.back());
  await (await shown(page)).click('text=Old');
  await page.waitForFunction(() => window.tab.title === 'Next');
  expect(await address(page)).toBe('/next');
  await page.evaluate(() => window.tab.back());
  await shown(page);
  expect([await address(page), await page.evaluate(() => window.tab.canGoForward)]).toEqual([
    '/',
    true,
  ]);
  await page.evaluate(() => window.tab.forward());
  await shown(page);
  expect(await address(page)).toBe('/next');
  expect(complaints).toEqual([]);
});

test('a fragment moves within the page, and back moves there too', async () => {
  const home = await visit(page, '/');
  await home.click('text=Low');
  await page.waitForFunction(() => window.tab.title === '#low');
  expect(await home.evaluate(() => scrollY)).toBeGreaterThan(100);
  expect(await address(page)).toBe('/#low');
  await page.evaluate(() => window.tab.back());
  await page.waitForFunction(() => window.tab.url?.hash === '');
  expect(
    await (await shown(page)).evaluate(() => document.documentElement.dataset.from),
  ).toBeDefined();
  expect(await home.evaluate(() => document.title)).toBe('');
});

test('history.pushState changes the address, and popstate brings the state back', async () => {
  const home = await visit(page, '/');
  await home.evaluate(() => {
    addEventListener('popstate', ({ state }) => {
      document.title = `state ${JSON.stringify(state)}`;
    });
    history.pushState({ step: 1 }, '', '/deep/one');
    history.pushState({ step: 2 }, '', 'two');
  });
  await page.waitForFunction(() => window.tab.url?.pathname === '/deep/two');
  await home.evaluate(() => history.back());
  await page.waitForFunction(() => window.tab.title === 'state {"step":1}');
  expect(await address(page)).toBe('/deep/one');
  await expect(
    home.evaluate(() => history.pushState(null, '', 'https://example.org/')),
  ).rejects.toThrow('SecurityError');
});

test('forms are sent as a browser sends them', async () => {
  const form = await visit(page, '/form');
  await form.click('text=Send');
  expect(await address(page)).toBe('/form');
  await form.fill('input[name=name]', 'Büro & Co');
  await form.click('text=Send');
  await page.waitForFunction(() => window.tab.title === 'Sent');
  expect(await (await shown(page)).textContent('pre')).toBe(
    '{"name":"Büro & Co","rent":"on","how":"now"}',
  );

  const search = await visit(page, '/form');
  await search.fill('input[name=q]', 'drill');
  await search.press('input[name=q]', 'Enter');
  await page.waitForFunction(() => window.tab.title === 'Found');
  expect(await address(page)).toBe('/found?q=drill');

  const upload = await visit(page, '/form');
  const bytes = Buffer.from([1, 0, 255, 1]);
  await upload.setInputFiles('input[type=file]', {
    name: 'a.bin',
    mimeType: 'image/png',
    buffer: bytes,
  });
  await upload.click('text=Upload');
  await page.waitForFunction(() => window.tab.title === 'Uploaded');
  expect(await (await shown(page)).textContent('pre')).toBe('true');
});

test('cookies are kept, sent, and shown to scripts unless they are HttpOnly', async () => {
  const cookies = await visit(page, '/login');
  expect(await cookies.textContent('pre')).toBe('session=abc; theme=dark');
  expect(await cookies.evaluate(() => document.cookie)).toBe('theme=dark');
  expect(
    await cookies.evaluate(async () => {
      // biome-ignore lint/suspicious/noDocumentCookie: what a page of an app would do.
      document.cookie = 'mine=1';
      return [document.cookie, await (await fetch('/cookies')).text()];
    }),
  ).toEqual([
    'theme=dark; mine=1',
    '<title>Cookies</title><pre>session=abc; theme=dark; mine=1</pre>',
  ]);
});

test('fetch and XMLHttpRequest reach the app', async () => {
  const home = await visit(page, '/');
  const answers = await home.evaluate(async () => {
    const init = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Mine': 'yes' },
      body: '{"a":1}',
    };
    const response = await fetch('echo', init);
    const xhr = new XMLHttpRequest();
    const done = new Promise((resolve) => {
      xhr.onload = resolve;
    });
    xhr.open('POST', '/echo');
    xhr.setRequestHeader('content-type', 'application/json');
    xhr.send('{"b":2}');
    await done;
    const away = await fetch('https://example.org/').catch((error: Error) => error.message);
    return {
      fetch: [response.status, response.url, response.headers.get('x-seen'), await response.json()],
      xhr: [xhr.status, xhr.responseText, xhr.getResponseHeader('content-type')],
      away,
    };
  });
  expect(answers).toEqual({
    fetch: [201, 'http://localhost:3000/echo', 'yes', { a: 1 }],
    xhr: [201, '{"b":2}', 'application/json; charset=utf-8'],
    away: expect.stringContaining('in this tab only your app answers'),
  });
  expect(complaints).toEqual([]);
});

test('handlers in attributes work, and storage lasts from page to page', async () => {
  const home = await visit(page, '/');
  await home.click('text=Press');
  await page.waitForFunction(() => window.tab.title === 'Clicked click');
  await home.evaluate(() => {
    localStorage.setItem('token', 'abc');
    sessionStorage.note = 'one';
  });
  const next = await visit(page, '/next');
  expect(
    await next.evaluate(() => [
      localStorage.getItem('token'),
      sessionStorage.note,
      localStorage.length,
    ]),
  ).toEqual(['abc', 'one', 1]);
});

test('a page may refresh itself to another one', async () => {
  await page.evaluate(() => {
    const html = '<meta http-equiv="refresh" content="0; url=/next">';
    return window.tab.open(new URL(`http://localhost:3000/page?html=${encodeURIComponent(html)}`));
  });
  await page.waitForFunction(() => window.tab.title === 'Next');
  expect(await address(page)).toBe('/next');
});

test('what is not a page is shown as text or offered as a file', async () => {
  expect(await (await visit(page, '/json')).textContent('pre')).toBe('{\n  "name": "Drill"\n}');
  await page.evaluate(() => window.tab.open(new URL('http://localhost:3000/report.csv')));
  await page.evaluate(() => window.tab.open(new URL('http://localhost:3000/empty')));
  expect(await address(page)).toBe('/json');
  const home = await visit(page, '/');
  await home.click('text=File');
  await home.click('text=Away');
  await page.waitForFunction(() => window.told.length === 3);
  expect(await told(page)).toEqual([
    { type: 'offered', text: 'report.csv text/csv; charset=utf-8 drill,saw' },
    { type: 'offered', text: 'kept.txt text/html; charset=utf-8 kept' },
    { type: 'refused', text: expect.stringContaining('https://example.org/') },
  ]);
});

test('an error of the app is a page, an error of its page is told', async () => {
  const crash = await visit(page, '/crash');
  expect(await crash.textContent('body')).toContain('broken on purpose');
  await show('<script>throw new Error("in the page")</script>');
  await page.waitForFunction(() => window.told.length === 1);
  expect(await told(page)).toEqual([{ type: 'problem', text: 'Uncaught Error: in the page' }]);
});
