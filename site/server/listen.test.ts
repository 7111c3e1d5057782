import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { listen } from './listen.ts';

/** A port that somebody else holds until the test is over. */
async function takenPort(host: string) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('A TCP server has a port.');
  return {
    port: address.port,
    [Symbol.asyncDispose]: () => new Promise<void>((done) => server.close(() => done())),
  };
}

test('answers on the port it reports, and no longer after close', async () => {
  const listening = await listen((_, response) => response.end('here'), { port: 0 });
  const address = `http://localhost:${listening.port}/`;
  expect(await (await fetch(address)).text()).toBe('here');
  await listening.close();
  await expect(fetch(address)).rejects.toThrow();
});

test('takes the next port when the wanted one is taken', async () => {
  await using taken = await takenPort('127.0.0.1');
  const listening = await listen((_, response) => response.end(), { port: taken.port });
  expect(listening.port).toBeGreaterThan(taken.port);
  await listening.close();
});

test('says which ports were tried when none is free', async () => {
  await using taken = await takenPort('127.0.0.1');
  await expect(listen(() => {}, { port: taken.port, tries: 1 })).rejects.toThrow(
    `Every port from ${taken.port} to ${taken.port} is taken`,
  );
});

test('an address that this machine does not have is named', async () => {
  // 192.0.2.0/24 is reserved for documentation (RFC 5737).
  await expect(listen(() => {}, { port: 0, tries: 1, hosts: ['192.0.2.1'] })).rejects.toThrow(
    '192.0.2.1',
  );
});
