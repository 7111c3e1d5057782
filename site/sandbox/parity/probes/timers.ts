/** Timers, ticks, immediates and their order. */
import {
  setImmediate as immediate,
  setInterval as interval,
  scheduler,
  setTimeout as sleep,
} from 'node:timers/promises';
import { promisify } from 'node:util';
import { thrownBy, told } from '../pick.ts';
import type { Probes } from '../probe.ts';

export const timers: Probes = {
  async 'timers: order of everything'() {
    const order: string[] = [];
    await new Promise<void>((resolve) => {
      setTimeout(() => {
        order.push('timeout');
        setImmediate(() => {
          order.push('immediate in timeout');
          resolve();
        });
        setTimeout(() => order.push('timeout in timeout'), 0);
        Promise.resolve().then(() => order.push('promise in timeout'));
        process.nextTick(() => order.push('tick in timeout'));
      }, 0);
      Promise.resolve()
        .then(() => {
          order.push('promise 1');
          process.nextTick(() => order.push('tick in promise'));
        })
        .then(() => order.push('promise 2'));
      process.nextTick(() => {
        order.push('tick 1');
        Promise.resolve().then(() => order.push('promise in tick'));
      });
      process.nextTick((text: string) => order.push(text), 'tick with argument');
      queueMicrotask(() => order.push('microtask'));
      order.push('synchronous');
    });
    await sleep(5);
    return order;
  },
  async 'timers: order inside an immediate'() {
    const order: string[] = [];
    await new Promise<void>((resolve) => {
      setImmediate(() => {
        order.push('immediate 1');
        process.nextTick(() => order.push('tick'));
        Promise.resolve().then(() => order.push('promise'));
        setImmediate(() => {
          order.push('immediate 3');
          resolve();
        });
      });
      setImmediate(() => order.push('immediate 2'));
    });
    return order;
  },
  async 'timers: same delay keeps order'() {
    const order: number[] = [];
    await new Promise<void>((resolve) => {
      for (let i = 0; i < 5; i++) setTimeout(() => order.push(i), 5);
      setTimeout(resolve, 12);
    });
    return order;
  },
  async 'timers: objects'() {
    const timeout = setTimeout(() => {}, 5);
    const repeated = setInterval(() => {}, 5);
    const now = setImmediate(() => {});
    const seen = [
      timeout.constructor.name,
      now.constructor.name,
      timeout.hasRef(),
      timeout.unref() === timeout,
      timeout.hasRef(),
      timeout.ref().hasRef(),
      typeof timeout.refresh,
      typeof +timeout,
      now.hasRef(),
      now.unref().hasRef(),
    ];
    clearTimeout(timeout);
    clearInterval(repeated);
    clearImmediate(now);
    return seen;
  },
  async 'timers: refresh, clear by number, clear inside'() {
    const seen: string[] = [];
    const refreshed = setTimeout(() => seen.push('refreshed'), 15);
    setTimeout(() => refreshed.refresh(), 8);
    const byNumber = setTimeout(() => seen.push('never'), 5);
    clearTimeout(+byNumber);
    clearTimeout(undefined);
    let count = 0;
    await new Promise<void>((resolve) => {
      const repeated = setInterval(() => {
        if (++count < 3) return;
        clearInterval(repeated);
        resolve();
      }, 2);
    });
    await sleep(40);
    return [seen, count];
  },
  'timers: wrong arguments': () => [
    thrownBy(() => setTimeout('x' as unknown as () => void)),
    thrownBy(() => setImmediate(null as unknown as () => void)),
    thrownBy(() => process.nextTick(5 as unknown as () => void)),
    thrownBy(() => queueMicrotask(undefined as unknown as () => void)),
  ],
  async 'timers: promises'() {
    const controller = new AbortController();
    const waiting = sleep(1000, 'v', { signal: controller.signal }).catch(told);
    controller.abort(new Error('why'));
    const values: unknown[] = [];
    for await (const value of interval(2, 'tick')) {
      values.push(value);
      if (values.length === 3) break;
    }
    return [
      await waiting,
      await sleep(1, 'value'),
      await immediate('now'),
      await promisify(setTimeout)(1, 'promisified'),
      await scheduler.wait(1),
      values,
      await sleep('x' as unknown as number).catch(told),
    ];
  },
  async 'timers: arguments and this'() {
    return new Promise((resolve) => {
      setTimeout(
        function (this: object, ...args: unknown[]) {
          resolve([args, this.constructor.name]);
        },
        1,
        'a',
        2,
      );
    });
  },
};
