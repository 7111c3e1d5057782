import { expect, test } from 'vitest';
import { PortTransport } from './port-transport.ts';

function open() {
  const { port1, port2 } = new MessageChannel();
  const transport = new PortTransport(port1);
  const heard: unknown[] = [];
  transport.subscribe((message) => heard.push(JSON.parse(message)));
  return { transport, worker: port2, heard };
}

test('carries messages both ways', async () => {
  const { transport, worker, heard } = open();
  const asked = new Promise<string>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
  });
  transport.send('{"id":1,"method":"initialize"}');
  expect(await asked).toBe('{"id":1,"method":"initialize"}');
  worker.postMessage('{"id":1,"result":7}');
  await expect.poll(() => heard).toEqual([{ id: 1, result: 7 }]);
  transport.close();
  expect(heard).toHaveLength(1);
});

test('after the end every request is answered with nothing', async () => {
  const { transport, heard } = open();
  transport.send('{"id":1,"method":"initialize"}');
  transport.send('{"id":2,"method":"textDocument/hover"}');
  transport.close();
  expect(heard).toEqual([
    { jsonrpc: '2.0', id: 1, result: { capabilities: {} } },
    { jsonrpc: '2.0', id: 2, result: null },
  ]);
  transport.send('{"id":3,"method":"textDocument/hover"}');
  await expect.poll(() => heard).toHaveLength(3);
});
