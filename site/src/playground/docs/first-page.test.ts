import { expect, test } from 'vitest';
import type { PageAnswer } from '../../../sandbox/tab/exchange.ts';
import { firstPage } from './first-page.ts';

const answered = (url: URL, status: number, type: string): PageAnswer => ({
  status,
  statusText: '',
  headers: [['Content-Type', type]],
  body: new Uint8Array(),
  url,
  request: { method: 'GET', url, headers: [], body: null, redirect: 'follow' },
});

/** An app that answers by path. */
function app(pages: Readonly<Record<string, readonly [status: number, type: string]>>) {
  const asked: string[] = [];
  const ask = async (url: URL): Promise<PageAnswer> => {
    asked.push(url.pathname);
    const [status, type] = pages[url.pathname] ?? [404, 'text/html; charset=utf-8'];
    return answered(url, status, type);
  };
  return { asked, ask };
}

test('the documentation comes first, and nothing else is asked for', async () => {
  const { asked, ask } = app({
    '/docs/': [200, 'text/html; charset=utf-8'],
    '/': [200, 'text/html'],
  });
  expect((await firstPage(ask))?.url.pathname).toBe('/docs/');
  expect(asked).toEqual(['/docs/']);
});

test('without documentation it is the home page', async () => {
  expect((await firstPage(app({ '/': [200, 'text/html'] }).ask))?.url.pathname).toBe('/');
});

test('JSON and error pages are no pages', async () => {
  const { asked, ask } = app({ '/': [200, 'application/json'] });
  expect(await firstPage(ask)).toBeNull();
  expect(asked).toEqual(['/docs/', '/']);
});
