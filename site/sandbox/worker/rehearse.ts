/**
 * What a worker does while it is a spare: one small app answers one request. That evaluates the packages nearly every step imports and
 * lets the engine compile the way that each request takes, some 80 ms that no run has to wait for.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { send } from '../../../checks/kit/transport.ts';
import { platform } from './boot.ts';

/** The parts of Express and Zod that the rehearsal plays; the packages are loaded as learner code loads them. */
interface Express {
  default: {
    (): ExpressApp;
    json(): unknown;
  };
}
interface ExpressApp {
  (...args: Parameters<Parameters<typeof createServer>[1] & object>): void;
  use(handler: unknown): void;
  post(path: string, handler: (request: { body: unknown }, response: Response) => void): void;
}
interface Response {
  status(code: number): { json(body: unknown): void };
}

function makeApp(): ExpressApp {
  const express = (platform.packages.namespace('express') as unknown as Express).default;
  const { z } = platform.packages.namespace('zod') as unknown as typeof import('zod');
  const Body = z.strictObject({ name: z.string(), fee: z.number().positive() });
  const app = express();
  app.use(express.json());
  app.post('/rehearsal', (request, response) => {
    const { success, error } = Body.safeParse(request.body);
    response.status(success ? 201 : 422).json({ issues: error?.issues });
  });
  return app;
}

const post = (server: Server, body: string) =>
  send(
    (server.address() as AddressInfo).port,
    { method: 'POST', path: '/rehearsal', headers: [['content-type', 'application/json']], body },
    new AbortController().signal,
  );

/** Leaves nothing behind: its server is closed when it resolves. */
export async function rehearse(): Promise<void> {
  const server = createServer(makeApp());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  for (const body of ['{"name":"Drill","fee":3}', '{"name":3}']) {
    const { body: answer } = await post(server, body);
    for await (const _ of answer);
  }
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
