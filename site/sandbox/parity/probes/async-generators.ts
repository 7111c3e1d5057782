/** Async generators as the providers of a request are: opened in one place, used in another, closed in a third. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { told } from '../pick.ts';
import type { Probes } from '../probe.ts';

const storage = new AsyncLocalStorage<string>();
const now = (): string => storage.getStore() ?? 'none';

async function* resource(seen: string[]) {
  seen.push(`opening ${now()}`);
  await sleep(1);
  seen.push(`open ${now()}`);
  yield 'given';
  seen.push(`closing ${now()}`);
  await sleep(1);
  seen.push(`closed ${now()}`);
}

async function* guarded(seen: string[]) {
  try {
    yield 'given';
    seen.push('went well');
  } catch (error) {
    seen.push(`caught ${(error as Error).message} ${now()}`);
    throw error;
  } finally {
    seen.push(`finally ${now()}`);
  }
}

export const asyncGenerators: Probes = {
  async 'async generator: a resource from opening to closing'() {
    const seen: string[] = [];
    const generator = resource(seen);
    const given = await storage.run('request', () => generator.next());
    const end = await storage.run('request', () => generator.next());
    return [given, end, await generator.next(), seen];
  },
  async 'async generator: closed in another context than opened'() {
    const seen: string[] = [];
    const generator = resource(seen);
    await storage.run('opener', () => generator.next());
    await storage.run('closer', () => generator.next());
    return seen;
  },
  async 'async generator: an error, an early end'() {
    const seen: string[] = [];
    const failing = guarded(seen);
    await storage.run('a', () => failing.next());
    const failure = await storage.run('b', () => failing.throw(new Error('late')).catch(told));
    const ending = guarded(seen);
    await storage.run('a', () => ending.next());
    const end = await storage.run('c', () => ending.return());
    const untouched = guarded(seen);
    const before = await untouched.throw(new Error('before')).catch(told);
    return [failure, end, before, await untouched.next(), seen];
  },
  async 'async generator: calls that come at once wait for each other'() {
    const seen: string[] = [];
    const generator = resource(seen);
    const calls = await Promise.all([generator.next(), generator.next(), generator.next()]);
    return [calls, seen];
  },
};
