/** The life of a server. */
import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import express from 'express';
import { thrownBy, told } from '../pick.ts';
import type { Probes } from '../probe.ts';

export const servers: Probes = {
  async 'server: listening, address, close'({ request }) {
    const seen: unknown[] = [];
    const server = http.createServer((_req, res) => void res.end('x'));
    for (const event of ['listening', 'close', 'request']) server.on(event, () => seen.push(event));
    const returned = server.listen(0, () => seen.push('callback'));
    seen.push('after listen', returned === server, server.listening);
    await once(server, 'listening');
    const { port, family, address } = server.address() as AddressInfo;
    seen.push(port > 0, family, address);
    await request(port, { path: '/' });
    await new Promise<void>((resolve) => {
      server.close(() => {
        seen.push('closed');
        resolve();
      });
    });
    seen.push(server.listening, server.address());
    await new Promise<void>((resolve) => {
      server.close((error) => {
        seen.push(told(error));
        resolve();
      });
    });
    return seen;
  },
  async 'server: port taken'({ serve }) {
    const { port } = await serve(undefined);
    const second = http.createServer();
    second.listen(port);
    const [error] = (await once(second, 'error')) as [
      NodeJS.ErrnoException & { address?: string; port?: number },
    ];
    const { code, syscall, errno, address } = error;
    return {
      code,
      syscall,
      errno,
      address,
      message: error.message.replace(String(port), 'PORT'),
      port: error.port === port,
    };
  },
  'server: impossible ports': () => {
    const server = http.createServer();
    return [
      thrownBy(() => server.listen(99999)),
      thrownBy(() => server.listen(-1)),
      thrownBy(() => server.listen({ port: 'x' as unknown as number })),
    ];
  },
  async 'server: listening twice'({ serve }) {
    const { server } = await serve(undefined);
    return thrownBy(() => server.listen(0));
  },
  async 'server: close waits for an answer under way'({ serve, request }) {
    const seen: string[] = [];
    const { port, server } = await serve(async (_req, res) => {
      res.on('finish', () => seen.push('finished'));
      await sleep(20);
      res.end('late');
    });
    const answer = request(port, { path: '/' });
    await sleep(8);
    const closed = new Promise<void>((resolve) => {
      server.close(() => {
        seen.push('closed');
        resolve();
      });
    });
    const refused = request(port, { path: '/' }).then(String, told);
    await closed;
    return [seen, (await answer).text, JSON.stringify(await refused).replace(String(port), 'PORT')];
  },
  async 'server: closeIdleConnections, closeAllConnections'({ serve }) {
    const { port, server } = await serve((req, res) => {
      if (req.url === '/hang') return;
      res.end('x');
    });
    const agent = new http.Agent({ keepAlive: true });
    await new Promise((resolve) => {
      http.get({ port, agent }, (message) => message.resume().on('end', resolve));
    });
    const count = () => new Promise((resolve) => server.getConnections((_error, n) => resolve(n)));
    await sleep(5);
    const seen: unknown[] = [await count()];
    const hanging = new Promise((resolve) => {
      http
        .get({ port, path: '/hang', agent: false })
        .on('error', (error) => resolve((error as NodeJS.ErrnoException).code));
    });
    await sleep(10);
    seen.push(await count());
    server.closeIdleConnections();
    await sleep(10);
    seen.push(await count());
    server.closeAllConnections();
    seen.push(await hanging);
    await sleep(5);
    seen.push(await count());
    agent.destroy();
    return seen;
  },
  async 'server: express listen reports a taken port'() {
    const first = express().listen(0);
    await once(first, 'listening');
    const { port } = first.address() as AddressInfo;
    const code = await new Promise((resolve) => {
      express().listen(port, (error?: Error) =>
        resolve((error as NodeJS.ErrnoException | undefined)?.code),
      );
    });
    first.close();
    return code;
  },
  'server: limits': () => {
    const server = http.createServer({ keepAliveTimeout: 1234 });
    return [
      server.keepAliveTimeout,
      server.headersTimeout,
      server.requestTimeout,
      server.timeout,
      server.maxHeadersCount,
      server.maxRequestsPerSocket,
    ];
  },
  async 'server: maxRequestsPerSocket'({ serve }) {
    const { port, server } = await serve((_req, res) => void res.end('x'));
    server.maxRequestsPerSocket = 2;
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const get = () =>
      new Promise((resolve) => {
        http.get({ port, agent }, (message) => {
          message
            .resume()
            .on('end', () => resolve([message.statusCode, message.headers.connection]));
        });
      });
    const answers = [await get(), await get(), await get()];
    agent.destroy();
    return answers;
  },
  async 'server: checkContinue, checkExpectation, dropRequest'({ serve, request }) {
    const { port } = await serve((_req, res) => void res.end('x'));
    const answer = await request(port, { path: '/', headers: { expect: 'magic' } });
    return [answer.status, answer.statusMessage];
  },
  async 'server: an idle connection is closed in time'({ serve }) {
    const { port, server } = await serve((_req, res) => void res.end('x'));
    server.keepAliveTimeout = 40;
    server.keepAliveTimeoutBuffer = 0;
    const socket = net.connect(port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(socket, 'data');
    const stays = await Promise.race([once(socket, 'end').then(() => false), sleep(5, true)]);
    await once(socket, 'close');
    return [stays, socket.bytesRead > 0];
  },
  async 'server: a request that never comes to its end is answered with 408'() {
    const server = http.createServer({
      headersTimeout: 40,
      requestTimeout: 80,
      connectionsCheckingInterval: 20,
    });
    server.listen(0);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const answer = (...sent: string[]) =>
      new Promise((resolve) => {
        const socket = net.connect(port, '127.0.0.1');
        let text = '';
        socket.on('data', (chunk) => {
          text += chunk;
        });
        socket.on('close', () => resolve(text));
        socket.on('error', () => {});
        socket.write(sent.join(''));
      });
    const answers = [
      await answer('GET / HTTP/1.1\r\nHost: a\r\n'),
      await answer('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab'),
    ];
    server.close();
    return answers;
  },
};
