/** AsyncLocalStorage across everything that waits. */
import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { scrypt } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import { pipeline, Readable, Transform } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import express from 'express';
import { z } from 'zod';
import type { Probes } from '../probe.ts';

const storage = new AsyncLocalStorage<string>();
const now = (): string => storage.getStore() ?? 'none';

/** Waits in every way that a handler might, noting the store after each. */
async function waitInEveryWay(): Promise<string[]> {
  const seen = [now()];
  const nested = async () => {
    await sleep(3);
    seen.push(now());
    return now();
  };
  await sleep(Math.random() * 4);
  seen.push(now(), await nested());
  try {
    await Promise.reject(new Error('x'));
  } catch {
    seen.push(now());
  }
  try {
    await (async () => {
      await sleep(2);
      throw new Error('y');
    })();
  } catch {
    seen.push(now());
  } finally {
    seen.push(now());
  }
  await Promise.all([nested(), nested()]);
  await Promise.allSettled([Promise.reject(1), nested()]);
  await Promise.race([sleep(1), sleep(2)]);
  seen.push(now());
  const through = (schedule: (done: () => void) => void) =>
    new Promise<void>((resolve) => {
      schedule(() => {
        seen.push(now());
        resolve();
      });
    });
  await through((done) => setTimeout(done, 1));
  await through((done) => setImmediate(done));
  await through(queueMicrotask);
  await through((done) => process.nextTick(done));
  await Promise.resolve(1).then(() => seen.push(now()));
  await Promise.reject(1).catch(() => seen.push(now()));
  await Promise.resolve(1).finally(() => seen.push(now()));
  seen.push(now());
  const generator = async function* () {
    await sleep(1);
    yield 1;
    seen.push(now());
  };
  for await (const _ of generator()) seen.push(now());
  await {
    // biome-ignore lint/suspicious/noThenProperty: a thenable that is no promise is the point
    then: (resolve: (value: number) => void) => setTimeout(() => resolve(seen.push(now())), 1),
  };
  seen.push(now());
  return seen;
}

export const asyncContext: Probes = {
  async 'async context: five requests interleaved'({ serve, request }) {
    const app = express();
    app.use((req, _res, next) => storage.run(String(req.query.id), next));
    app.use(express.json());
    app.post('/', async (_req, res) => {
      const mine = now();
      const seen = await waitInEveryWay();
      res.json({ mine, count: seen.length, wrong: seen.filter((id) => id !== mine) });
    });
    const { port } = await serve(app);
    const headers = { 'content-type': 'application/json' };
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map((id) =>
        request(port, { method: 'POST', path: `/?id=${id}`, headers, body: '{}' }),
      ),
    );
    return [answers.map(({ text }) => JSON.parse(text)), now()];
  },
  async 'async context: nested, exit, bind, snapshot'() {
    const seen: string[] = [];
    storage.run('1', () => {
      storage.run('2', () => seen.push(now()));
      seen.push(now());
      storage.exit(() => seen.push(now()));
      seen.push(now());
    });
    seen.push(now());
    const bound = storage.run('7', () => AsyncResource.bind(now));
    const snapshot = storage.run('8', () => AsyncLocalStorage.snapshot());
    const resource = storage.run('9', () => new AsyncResource('Mine'));
    seen.push(bound(), snapshot(now), resource.runInAsyncScope(now));
    seen.push(storage.run('10', () => AsyncLocalStorage.bind(now))());
    return seen;
  },
  async 'async context: errors leave the frame'() {
    const seen: string[] = [];
    try {
      storage.run('a', () => {
        throw new Error('x');
      });
    } catch {
      seen.push(now());
    }
    await storage
      .run('b', async () => {
        await sleep(1);
        throw new Error('y');
      })
      .catch(() => seen.push(now()));
    seen.push(now());
    return seen;
  },
  async 'async context: two storages, default value, name'() {
    const other = new AsyncLocalStorage<number>({ defaultValue: 5, name: 'other' });
    return storage.run('s', () =>
      other.run(1, async () => {
        await sleep(1);
        return [now(), other.getStore(), other.name, other.exit(() => other.getStore()) ?? 'none'];
      }),
    );
  },
  async 'async context: events, streams, zod, scrypt, fs'() {
    const seen: string[] = [];
    const emitter = new EventEmitter();
    storage.run('on', () => emitter.on('x', () => seen.push(`event ${now()}`)));
    storage.run('emit', () => emitter.emit('x'));
    await storage.run('zod', () =>
      z
        .string()
        .refine(async () => {
          await sleep(1);
          seen.push(now());
          return true;
        })
        .parseAsync('q'),
    );
    const made = storage.run('made', () => Readable.from(['a']));
    await storage.run('read', async () => {
      for await (const _ of made) seen.push(now());
    });
    await storage.run('scrypt', () => promisify(scrypt)('p', 's', 8).then(() => seen.push(now())));
    await storage.run(
      'stat',
      () =>
        new Promise<void>((resolve) => {
          fs.stat('.', () => {
            seen.push(now());
            resolve();
          });
        }),
    );
    await storage.run('once', async () => {
      setTimeout(() => emitter.emit('y'), 1);
      await once(emitter, 'y');
      seen.push(now());
    });
    await storage.run(
      'pipe',
      () =>
        new Promise<void>((resolve) => {
          const upper = new Transform({ transform: (chunk, _encoding, done) => done(null, chunk) });
          pipeline(Readable.from(['a']), upper.resume(), () => {
            seen.push(now());
            resolve();
          });
        }),
    );
    return seen;
  },
  async 'async context: enterWith and disable'() {
    return storage.run('outer', async () => {
      storage.enterWith('entered');
      await sleep(1);
      const inside = now();
      storage.disable();
      return [inside, now()];
    });
  },
  async 'async context: a client keeps its own'({ serve }) {
    const { port } = await serve((_req, res) => {
      storage.run('server', () => res.end(now()));
    });
    return storage.run(
      'client',
      () =>
        new Promise((resolve) => {
          http.get({ port, agent: false }, (message) => {
            const atResponse = now();
            message.setEncoding('utf8').on('data', (text) => resolve([text, atResponse, now()]));
          });
        }),
    );
  },
  async 'async context: events of a request'({ serve, request }) {
    const seen: string[] = [];
    const { port } = await serve((req, res) => {
      storage.run(req.url ?? '', () => {
        req.on('close', () => seen.push(`req close ${now()}`));
        res.on('finish', () => seen.push(`finish ${now()}`));
        req.resume().on('end', () => {
          seen.push(`end ${now()}`);
          res.end('x');
        });
      });
    });
    await request(port, { method: 'POST', path: '/r', body: 'b' });
    await sleep(10);
    return seen;
  },
};
