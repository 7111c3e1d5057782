import { afterEach, expect, test } from 'vitest';
import { getFrame, setFrame } from '../async-context/frame.ts';
import { drainTicks, enqueueTick } from './tick-queue.ts';
import { onUncaught } from './uncaught.ts';

afterEach(() => setFrame(undefined));

test('ticks run in order, those that they add as well, each in its own frame', () => {
  const seen: unknown[] = [];
  const frame = new Map();
  setFrame(frame);
  enqueueTick(
    (text) => {
      seen.push(text, getFrame() === frame);
      enqueueTick(() => seen.push('added'), []);
    },
    ['first'],
  );
  setFrame(undefined);
  enqueueTick(() => seen.push('second', getFrame()), []);
  drainTicks();
  expect(seen).toEqual(['first', true, 'second', undefined, 'added']);
  expect(getFrame()).toBeUndefined();
});

test('a tick that throws is reported and the next one runs', () => {
  const errors: unknown[] = [];
  const seen: string[] = [];
  onUncaught((error) => errors.push((error as Error).message));
  enqueueTick(() => {
    throw new Error('in a tick');
  }, []);
  enqueueTick(() => seen.push('after'), []);
  drainTicks();
  expect([errors, seen]).toEqual([['in a tick'], ['after']]);
});

test('ticks asked for in a promise reaction run after the reactions that wait', async () => {
  const seen: string[] = [];
  await new Promise<void>((resolve) => {
    Promise.resolve()
      .then(() => {
        enqueueTick(() => {
          seen.push('tick');
          resolve();
        }, []);
        seen.push('one');
      })
      .then(() => seen.push('two'));
  });
  expect(seen).toEqual(['one', 'two', 'tick']);
});

test('many ticks at once all run', () => {
  let count = 0;
  for (let i = 0; i < 5000; i++) enqueueTick(() => count++, []);
  drainTicks();
  expect(count).toBe(5000);
});
