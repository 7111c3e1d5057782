import { expect, test } from 'vitest';
import { withPrefix } from './statement-names.ts';
import {
  errorIn,
  errorResponse,
  joined,
  MessageReader,
  readyForQuery,
  simpleQuery,
  startupMessage,
  stateAfter,
  syncMessage,
} from './wire.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

test('messages come out whole, whatever pieces they come in', () => {
  const all = joined([startupMessage(), simpleQuery('SELECT 1'), syncMessage]);
  for (const size of [1, 3, 7, all.length]) {
    const reader = new MessageReader();
    const messages = [];
    for (let at = 0; at < all.length; at += size) {
      messages.push(...reader.read(all.subarray(at, at + size)));
    }
    expect(messages.map(({ type }) => type)).toEqual(['startup', 'Q', 'S']);
    expect(joined(messages.map(({ bytes }) => bytes))).toEqual(all);
  }
});

test('a request for encryption may come before the start, and is not the start', () => {
  const encryption = Uint8Array.of(0, 0, 0, 8, 4, 210, 22, 47);
  const reader = new MessageReader();
  const types = reader.read(joined([encryption, startupMessage()])).map(({ type }) => type);
  expect(types).toEqual(['encryption', 'startup']);
});

test('what is no message of the protocol is refused', () => {
  expect(() => new MessageReader().read(new TextEncoder().encode('GET / HTTP/1.1\r\n'))).toThrow(
    /was announced, which is not PostgreSQL's protocol/,
  );
  expect(() => new MessageReader().read(Uint8Array.of(0, 0, 0, 1))).toThrow(/1 bytes/);
});

test('the state is that of the last answer that is complete', () => {
  expect(stateAfter(readyForQuery('I'))).toBe('I');
  expect(stateAfter(joined([readyForQuery('I'), readyForQuery('T')]))).toBe('T');
  expect(stateAfter(errorResponse('ERROR', '42601', 'syntax', 'none'))).toBeNull();
});

test('the error in an answer is found behind other messages', () => {
  const answer = joined([readyForQuery('I'), errorResponse('FATAL', '53300', 'too many', 'wait')]);
  expect(errorIn(answer)).toBe('too many');
  expect(errorIn(readyForQuery('I'))).toBeNull();
});

/** A message of a driver with `body` behind its letter and length. */
function message(letter: string, body: string): Uint8Array {
  const bytes = new TextEncoder().encode(`${letter}0000${body}`);
  new DataView(bytes.buffer).setInt32(1, bytes.length - 1);
  return bytes;
}

test.each([
  ['a statement that is parsed', 'P', 'mine\0SELECT 1\0', 'c1_mine\0SELECT 1\0'],
  ['a statement that is bound, behind its portal', 'B', 'portal\0mine\0', 'portal\0c1_mine\0'],
  ['a statement that is described', 'D', 'Smine\0', 'Sc1_mine\0'],
  ['a statement that is closed', 'C', 'Smine\0', 'Sc1_mine\0'],
  ['no unnamed statement', 'P', '\0SELECT 1\0', '\0SELECT 1\0'],
  ['no portal', 'D', 'Pmine\0', 'Pmine\0'],
  ['no query', 'Q', 'SELECT 1\0', 'SELECT 1\0'],
])('a prefix is put before %s', (_, letter, body, expected) => {
  const renamed = withPrefix(letter, message(letter, body), 'c1_');
  expect(text(renamed.subarray(5))).toBe(expected);
  expect(new DataView(renamed.buffer).getInt32(1)).toBe(renamed.length - 1);
});
