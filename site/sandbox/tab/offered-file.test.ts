import { expect, test } from 'vitest';
import type { PageAnswer } from './exchange.ts';
import { offeredFile } from './offered-file.ts';

function answer(
  headers: Readonly<Record<string, string>>,
  path = '/report',
  body = 'x',
): PageAnswer {
  const url = new URL(path, 'http://localhost:3000');
  return {
    status: 200,
    statusText: 'OK',
    headers: Object.entries(headers),
    body: new TextEncoder().encode(body),
    url,
    request: { method: 'GET', url, headers: [], body: null, redirect: 'follow' },
  };
}

test.each([
  'text/html; charset=utf-8',
  'text/plain',
  'image/png',
  'application/json',
  'application/problem+json',
])('%s is shown', (type) => {
  expect(offeredFile(answer({ 'Content-Type': type }))).toBeNull();
});

test.each([
  ['attachment; filename="tools 1.csv"', 'tools 1.csv'],
  ['attachment; filename=tools.csv', 'tools.csv'],
  [`attachment; filename="x.csv"; filename*=UTF-8''Werkzeuge%20%C3%BC.csv`, 'Werkzeuge ü.csv'],
  ['attachment; filename="../../etc/passwd"', '.._.._etc_passwd'],
  ['attachment', 'report'],
])('%s is offered as %s', (disposition, name) => {
  const headers = { 'content-disposition': disposition, 'content-type': 'text/csv' };
  expect(offeredFile(answer(headers))).toMatchObject({ name, contentType: 'text/csv' });
});

test('a type that no tab shows is offered under the last part of its address', () => {
  const zip = answer({ 'content-type': 'application/zip' }, '/files/tools.zip');
  expect(offeredFile(zip)?.name).toBe('tools.zip');
  expect(offeredFile(answer({ 'content-type': 'application/pdf' }, '/'))?.name).toBe('download');
});

test('an answer without type and body is an empty page', () => {
  expect(offeredFile(answer({}, '/', ''))).toBeNull();
  expect(offeredFile(answer({}, '/', 'bytes'))?.name).toBe('download');
});
