/** Uses the course's packages once, so that what they load, make and keep on first use is there before it counts. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import type { ModuleNamespace } from '../environment.ts';

/** @param packages the loaded packages by name; those that are missing are not rehearsed */
export async function rehearse(packages: Readonly<Record<string, ModuleNamespace>>): Promise<void> {
  const { express, zod } = packages;
  if (express !== undefined) await serveOnce(express.default as typeof import('express'));
  if (zod !== undefined) parseOnce(zod as unknown as typeof import('zod'));
}

async function serveOnce(express: typeof import('express')): Promise<void> {
  const app = express();
  app.use(express.json(), express.urlencoded());
  app.post('/', (request, response) => void response.status(201).json(request.body));
  const server = await listening(app);
  const { port } = server.address() as AddressInfo;
  await posted(port, 'application/json', '{"a":1}');
  await posted(port, 'application/x-www-form-urlencoded', 'a=1');
  await posted(port, 'application/json', '{');
  await new Promise((resolve) => server.close(resolve));
}

function listening(app: Express): Promise<http.Server> {
  return new Promise((resolve) => {
    // Express writes errors to the console unless it runs in a test.
    app.set('env', 'test');
    const server = app.listen(0, '127.0.0.1', () => resolve(server));
  });
}

function posted(port: number, type: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = {
      port,
      host: '127.0.0.1',
      method: 'POST',
      agent: false,
      headers: { 'content-type': type },
    };
    const request = http.request(options, (response) => {
      response.resume().once('close', resolve);
    });
    request.once('error', reject);
    request.end(body);
  });
}

function parseOnce(zod: typeof import('zod')): void {
  const { z } = zod;
  const schema = z.strictObject({ name: z.string().min(1), size: z.number().optional() });
  schema.safeParse({ name: 'a', size: 1 });
  schema.safeParse({ name: '', other: 1 });
  z.toJSONSchema(schema);
  for (const Kind of Object.values<unknown>(zod).filter(isKindOfSchema)) {
    try {
      new Kind(anyDefinition(z.string()));
    } catch {
      // A kind that needs more to be made; it completes its prototype when a run first makes one.
    }
  }
}

interface KindOfSchema {
  new (definition: object): object;
}

/** Zod's classes; each puts its methods on its prototype when the first instance is made. */
function isKindOfSchema(value: unknown): value is KindOfSchema {
  return typeof value === 'function' && value.name.startsWith('Zod');
}

/** What one or the other kind of schema asks of its definition. */
function anyDefinition(schema: object): object {
  return {
    type: 'string',
    shape: {},
    entries: { a: 'a' },
    values: ['a'],
    options: [schema],
    items: [schema],
    parts: ['a'],
    rest: null,
    pattern: /a/,
    format: 'safeint',
    element: schema,
    innerType: schema,
    keyType: schema,
    valueType: schema,
    left: schema,
    right: schema,
    in: schema,
    out: schema,
    discriminator: 'a',
    getter: () => schema,
    fn: () => true,
    transform: (value: unknown) => value,
  };
}
