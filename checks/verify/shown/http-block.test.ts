import { expect, test } from 'vitest';
import { httpFault } from './http-block.ts';

test.each([
  ['a request', 'GET /tools?limit=5\n'],
  ['a request with headers', 'GET /desk/ledger\nX-Desk-Key: under-the-flowerpot\n'],
  ['a request with JSON', 'POST /tools\nContent-Type: application/json\n\n{ "name": "Saw" }\n'],
  ['a body of another type', 'POST /tools\nContent-Type: text/plain\n\nA saw, please\n'],
  ['an answer without a body', 'HTTP/1.1 204 No Content\n'],
  ['an answer with JSON', 'HTTP/1.1 404 Not Found\n\n{ "detail": "None." }\n'],
  [
    'an answer with a page',
    'HTTP/1.1 500 Internal Server Error\nContent-Type: text/html\n\n<pre>\n',
  ],
])('%s is a message', (_what, message) => {
  expect(httpFault(message)).toBeNull();
});

test.each([
  ['no first line', 'tools\n', 1, '`tools`'],
  ['a method that there is not', 'FETCH /tools\n', 1, '`FETCH /tools`'],
  ['a path without its slash', 'GET tools\n', 1, '`GET tools`'],
  ['another reason', 'HTTP/1.1 422 Unprocessable\n', 1, '`HTTP/1.1 422 Unprocessable`'],
  ['an unknown status', 'HTTP/1.1 299 Fine\n', 1, '`HTTP/1.1 299 Fine`'],
  ['no header', 'GET /tools\nX-Desk-Key under-the-flowerpot\n', 2, 'under-the-flowerpot'],
  ['a body that nobody reads', 'POST /tools\n\n{ "name": "Saw" }\n', 3, 'none'],
  ['a body where none may be', 'HTTP/1.1 204 No Content\n\n{}\n', 3, 'one'],
  ['broken JSON', 'HTTP/1.1 200 OK\n\n{ "name": "Saw", }\n', 3, 'JSON'],
  [
    'broken JSON of another name',
    'HTTP/1.1 409 Conflict\nContent-Type: application/problem+json\n\n{\n',
    4,
    'JSON',
  ],
])('finds %s', (_what, message, line, found) => {
  expect(httpFault(message)).toMatchObject({ line, found: expect.stringContaining(found) });
});

test('leaves the body of a fragment alone, and nothing else', () => {
  expect(httpFault('HTTP/1.1 200 OK\n\n[{ "id": 1, … }]\n', true)).toBeNull();
  expect(httpFault('HTTP/1.1 200 Fine\n\n[…]\n', true)).toMatchObject({ line: 1 });
});
