/**
 * Sends one request through Express before anything is recorded. The first body that Express parses makes it load what
 * it needs for that, a tenth of a second which would look like the learner's doing.
 */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { send } from '../../kit/transport.ts';

interface Express {
  (): RequestListener & {
    use(middleware: unknown): void;
    post(path: string, handler: (request: unknown, response: Answer) => void): void;
  };
  json(): unknown;
}
interface Answer {
  json(body: unknown): void;
}

/** Leaves nothing behind: its server is closed when it resolves. */
export async function warmUp(express: unknown): Promise<void> {
  if (!isExpress(express)) return;
  const app = express();
  app.use(express.json());
  app.post('/', (_request, response) => response.json({}));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const headers = [['content-type', 'application/json']] as const;
  const request = { method: 'POST', path: '/', headers, body: '{}' };
  const { body } = await send(port, request, new AbortController().signal);
  for await (const _ of body);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function isExpress(value: unknown): value is Express {
  return typeof value === 'function' && 'json' in value && typeof value.json === 'function';
}
