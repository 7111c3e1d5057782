/** EventEmitter and EventTarget. */
import events, { EventEmitter, getEventListeners, on, once } from 'node:events';
import { thrownBy, told } from '../pick.ts';
import type { Probes } from '../probe.ts';

export const eventProbes: Probes = {
  'events: unhandled error event': () => {
    const emitter = new EventEmitter();
    return [
      thrownBy(() => emitter.emit('error', new Error('mine'))),
      thrownBy(() => emitter.emit('error', { a: 1 })),
      thrownBy(() => emitter.on('x', 5 as unknown as () => void)),
    ];
  },
  'events: order and counts': () => {
    const emitter = new EventEmitter();
    const seen: unknown[] = [];
    emitter.on('newListener', (name) => seen.push(`new ${String(name)}`));
    emitter.on('a', () => seen.push(1));
    emitter.prependListener('a', () => seen.push(0));
    emitter.once('a', () => seen.push(2));
    seen.push(emitter.emit('a'), emitter.emit('a'), emitter.emit('b'));
    return [
      seen,
      emitter.listenerCount('a'),
      emitter.eventNames(),
      emitter.getMaxListeners(),
      EventEmitter.defaultMaxListeners,
    ];
  },
  async 'events: once and on'() {
    const emitter = new EventEmitter();
    setTimeout(() => emitter.emit('r', 1, 2), 1);
    const first = await once(emitter, 'r');
    const aborted = await once(emitter, 'q', { signal: AbortSignal.abort() }).catch(told);
    setTimeout(() => emitter.emit('error', new Error('e')), 1);
    const failed = await once(emitter, 'never').catch(told);
    const got: unknown[] = [];
    setTimeout(() => {
      emitter.emit('s', 1);
      emitter.emit('s', 2);
      emitter.emit('end');
    }, 1);
    for await (const value of on(emitter, 's', { close: ['end'] })) got.push(value);
    return [first, aborted, failed, got, emitter.listenerCount('r')];
  },
  async 'events: captured rejections'() {
    const emitter = new EventEmitter({ captureRejections: true });
    emitter.on('x', async () => {
      throw new Error('from listener');
    });
    const caught = once(emitter, 'error');
    emitter.emit('x');
    return told((await caught)[0]);
  },
  async 'events: too many listeners'() {
    const emitter = new EventEmitter();
    const warned = once(process, 'warning');
    const { write } = process.stderr;
    process.stderr.write = () => true;
    for (let i = 0; i < 11; i++) emitter.on('x', () => {});
    const [warning] = (await warned) as [Error & { count?: number }];
    process.stderr.write = write;
    return [warning.name, warning.count, warning.message];
  },
  async 'events: EventTarget'() {
    const target = new EventTarget();
    const seen: unknown[] = [];
    target.addEventListener('x', (event) => seen.push(event.type, event.target === target), {
      once: true,
    });
    seen.push(getEventListeners(new EventEmitter(), 'x').length);
    target.dispatchEvent(new Event('x'));
    target.dispatchEvent(new Event('x'));
    setTimeout(() => target.dispatchEvent(new CustomEvent('y', { detail: 5 })), 1);
    const [event] = (await once(target, 'y')) as [CustomEvent];
    return [seen, event.detail];
  },
  'events: module': () => [
    events === EventEmitter,
    typeof events.errorMonitor,
    typeof events.addAbortListener,
  ],
};
