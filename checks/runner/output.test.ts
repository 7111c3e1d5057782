import { expect, test } from 'vitest';
import type { WorkerEvent } from './host.ts';
import { defaultLimits } from './limits.ts';
import { Output } from './output.ts';

function output(limits: Partial<typeof defaultLimits> = {}) {
  const events: WorkerEvent[] = [];
  return {
    events,
    take: new Output({ ...defaultLimits, ...limits }, (event) => events.push(event)),
  };
}

test('lines belong to the check that runs', () => {
  const { events, take } = output();
  take.take({ level: 'log', text: 'loading' });
  take.belongsTo('a');
  take.take({ level: 'warn', text: 'hm' });
  expect(events).toEqual([
    { type: 'console', id: null, line: { level: 'log', text: 'loading' } },
    { type: 'console', id: 'a', line: { level: 'warn', text: 'hm' } },
  ]);
});

test('lines over the limit are counted, and told when the check ends', () => {
  const { events, take } = output({ consoleLines: 2 });
  take.belongsTo('a');
  for (let line = 0; line < 5; line += 1) take.take({ level: 'log', text: String(line) });
  expect(events).toHaveLength(2);
  take.belongsTo(null);
  expect(events.at(-1)).toEqual({ type: 'dropped', id: 'a', lines: 3 });
});

test('a flood is told at powers of two, not line by line', () => {
  const { events, take } = output({ consoleLines: 0 });
  for (let line = 0; line < 5_000; line += 1) take.take({ level: 'log', text: '' });
  expect(events.map((event) => (event.type === 'dropped' ? event.lines : null))).toEqual([
    1_024, 2_048, 4_096,
  ]);
});

test('a long line is cut and says by how much', () => {
  const { events, take } = output({ consoleLineLength: 4 });
  take.take({ level: 'log', text: '1234567' });
  expect(events[0]).toMatchObject({ line: { text: '1234… (3 more characters)' } });
});

test('printed errors are kept per check, for their stacks', () => {
  const { take } = output({ consoleLines: 0 });
  take.belongsTo('a');
  take.take({ level: 'error', text: 'Error: x\n    at file:///app/app.ts:1:1' });
  expect(take.errors).toContain('app.ts:1:1');
  take.belongsTo('b');
  expect(take.errors).toBe('');
});
