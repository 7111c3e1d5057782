import { afterEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { readPort } from './read-port.ts';

const Schema = z.object({ type: z.literal('line'), text: z.string() });
const channels: MessageChannel[] = [];
afterEach(() => {
  for (const { port1, port2 } of channels.splice(0)) {
    port1.close();
    port2.close();
  }
});

/** A port that is read by a clock that stands still, and what came of it. */
function reading() {
  const channel = new MessageChannel();
  channels.push(channel);
  const heard: unknown[] = [];
  const ended = Promise.withResolvers<string>();
  const clock = { now: 0 };
  readPort(
    channel.port1,
    Schema,
    { message: (message) => heard.push(message), violation: ended.resolve },
    () => clock.now,
  );
  return { port: channel.port2, heard, ended: ended.promise, clock };
}

const line = { type: 'line', text: 'a' };
const turn = () => new Promise((resolve) => setTimeout(resolve, 20));

test('what the schema knows is passed on, without what it does not name', async () => {
  const { port, heard } = reading();
  port.postMessage({ ...line, secret: 1 });
  await turn();
  expect(heard).toEqual([line]);
});

test.each([[null], ['line'], [{ type: 'line' }], [{ type: 'other', text: 'a' }]])(
  '%j ends the conversation',
  async (message) => {
    const { port, heard, ended } = reading();
    port.postMessage(message);
    expect(await ended).toBe('it sent a message of an unknown form');
    port.postMessage(line);
    await turn();
    expect(heard).toEqual([]);
  },
);

test('a flood ends the conversation, and the rest of it is not read', async () => {
  const { port, heard, ended } = reading();
  for (let count = 0; count < 6_000; count += 1) port.postMessage(line);
  expect(await ended).toBe('it sent more messages than any run needs');
  await turn();
  expect(heard).toHaveLength(5_000);
});

test('as many messages, spread over time, are no flood', async () => {
  const { port, heard, clock } = reading();
  for (let second = 0; second < 3; second += 1) {
    for (let count = 0; count < 4_000; count += 1) port.postMessage(line);
    await turn();
    clock.now += 10_000;
  }
  expect(heard).toHaveLength(12_000);
});
