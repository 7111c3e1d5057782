import { expect, test } from 'vitest';
import { ConnectionsList, HTTPParser, type ParseError } from './http-parser.ts';

interface Seen {
  messages: { head: unknown[]; body: string; trailers: unknown }[];
  result: number | ParseError | undefined;
  parser: HTTPParser;
}

/** Feeds the parts to a parser and notes what it calls. `answer` is what Node says to complete headers. */
function parse(type: number, parts: string[], answer = 0): Seen {
  const parser = new HTTPParser();
  parser.initialize(type, {});
  const messages: Seen['messages'] = [];
  let current: Seen['messages'][number];
  parser[HTTPParser.kOnHeadersComplete] = (...head) => {
    current = { head, body: '', trailers: null };
    return answer;
  };
  parser[HTTPParser.kOnBody] = (bytes) => {
    current.body += Buffer.from(bytes as Uint8Array).toString('latin1');
  };
  parser[HTTPParser.kOnHeaders] = (headers) => {
    current.trailers = headers;
  };
  parser[HTTPParser.kOnMessageComplete] = () => {
    messages.push(current);
  };
  let result: Seen['result'];
  for (const part of parts) {
    result = parser.execute(Buffer.from(part, 'latin1'));
    if (typeof result !== 'number') break;
  }
  return { messages, result, parser };
}

const { REQUEST, RESPONSE } = HTTPParser;
const CHUNKED =
  'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3;x=1\r\nabc\r\nA\r\n0123456789\r\n0\r\nX-T: 1\r\n\r\n';

test('a request gives version, raw headers, method number, target and keep-alive', () => {
  const { messages } = parse(REQUEST, ['GET /a?b HTTP/1.1\r\nHost: x\r\nX-A:  1 \r\n\r\n']);
  expect(messages[0]?.head).toEqual([
    1,
    1,
    ['Host', 'x', 'X-A', '1'],
    1,
    '/a?b',
    undefined,
    undefined,
    false,
    true,
  ]);
});

test.each([1, 2, 3, 7])('the same messages come out of pieces of %i bytes', (size) => {
  const pieces = CHUNKED.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
  const { messages } = parse(REQUEST, pieces);
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatchObject({ body: 'abc0123456789', trailers: ['X-T', '1'] });
});

test('pipelined requests come out one by one, state and all', () => {
  const { messages } = parse(REQUEST, [
    'POST /1 HTTP/1.1\r\nContent-Length: 2\r\n\r\nabGET /2 HTTP/1.0\r\n\r\n',
  ]);
  expect(messages.map(({ head, body }) => [head[4], body, head[8]])).toEqual([
    ['/1', 'ab', true],
    ['/2', '', false],
  ]);
});

test('a response without a length lasts until the connection ends', () => {
  const { messages, parser } = parse(RESPONSE, ['HTTP/1.1 200 OK\r\n\r\nab', 'c']);
  expect(messages).toHaveLength(0);
  expect(parser.finish()).toBeUndefined();
  expect(messages[0]?.body).toBe('abc');
});

test.each([204, 304, 100])('a response %i has no body', (status) => {
  const { messages } = parse(RESPONSE, [
    `HTTP/1.1 ${status} X\r\nContent-Length: 5\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n`,
  ]);
  expect(messages.map(({ head }) => head[5])).toEqual([status, 200]);
});

test('the answer to HEAD is told to have no body', () => {
  const { messages } = parse(RESPONSE, ['HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n'], 1);
  expect(messages).toHaveLength(1);
});

test('what follows an upgrade is not parsed', () => {
  const text = 'CONNECT a:1 HTTP/1.1\r\n\r\n';
  expect(parse(REQUEST, [`${text}anything`], 2).result).toBe(text.length);
});

test.each([
  ['nonsense\r\n', 'HPE_INVALID_METHOD'],
  ['nonsense without an end', 'HPE_INVALID_METHOD'],
  ['BREW / HTTP/1.1\r\n', 'HPE_INVALID_METHOD'],
  ['GET / HTTP/2.0\r\n', 'HPE_INVALID_VERSION'],
  ['GET / FTP/1.1\r\n', 'HPE_INVALID_CONSTANT'],
  ['GET / HTTP/1.1\r\nA B: c\r\n', 'HPE_INVALID_HEADER_TOKEN'],
  ['GET / HTTP/1.1\r\nA: \u0000\r\n', 'HPE_INVALID_HEADER_TOKEN'],
  ['GET / HTTP/1.1\r\nContent-Length: x\r\n', 'HPE_INVALID_CONTENT_LENGTH'],
  ['GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n', 'HPE_UNEXPECTED_CONTENT_LENGTH'],
  [
    'GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n',
    'HPE_INVALID_TRANSFER_ENCODING',
  ],
  ['POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n', 'HPE_INVALID_CHUNK_SIZE'],
  [`GET / HTTP/1.1\r\nA: ${'x'.repeat(17_000)}`, 'HPE_HEADER_OVERFLOW'],
])('%j is refused with %s', (text, code) => {
  expect(parse(REQUEST, [text]).result).toMatchObject({ code });
});

test('an end in the middle of a message is an error', () => {
  expect(parse(REQUEST, ['GET / HTTP/1.1\r\n']).parser.finish()).toMatchObject({
    code: 'HPE_INVALID_EOF_STATE',
  });
  expect(parse(REQUEST, ['GET / HTTP/1.1\r\n\r\n']).parser.finish()).toBeUndefined();
});

test('a list knows which parsers are at work', () => {
  const list = new ConnectionsList();
  const parser = new HTTPParser();
  parser.initialize(REQUEST, {}, 0, 0, list);
  expect(list.idle()).toEqual([parser]);
  parser.execute(Buffer.from('GET / HTTP/1.1\r\n'));
  expect([list.idle(), list.active()]).toEqual([[], [parser]]);
  parser.free();
  expect(list.all()).toEqual([]);
});
