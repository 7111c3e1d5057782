/** Streams. */
import {
  addAbortSignal,
  Duplex,
  finished,
  PassThrough,
  Readable,
  Transform,
  Writable,
} from 'node:stream';
import { json, text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { told } from '../pick.ts';
import type { Probes } from '../probe.ts';

export const streams: Probes = {
  'stream: operators': async () => [
    await Readable.from([1, 2, 3, 4])
      .filter((n: number) => n % 2 === 0)
      .map((n: number) => n * 2)
      .toArray(),
    await Readable.from([1, 2, 3]).reduce((sum: number, n: number) => sum + n, 0),
    await Readable.from([1, 2, 3, 4]).drop(1).take(2).toArray(),
    await Readable.from(['a', 'b'])
      .flatMap((letter: string) => [letter, letter])
      .toArray(),
    await Readable.from([1, 2]).some((n: number) => n > 1),
  ],
  async 'stream: encoding and reading'() {
    const readable = new Readable({ read() {} });
    for (const part of [Buffer.from([0xc3]), Buffer.from([0xa9, 0x61]), null]) readable.push(part);
    readable.setEncoding('utf8');
    const parts: string[] = [];
    for await (const part of readable) parts.push(part as string);
    return parts;
  },
  async 'stream: events in order'() {
    const seen: string[] = [];
    const readable = Readable.from(['a', 'b']);
    const writable = new Writable({
      write(chunk, _encoding, done) {
        seen.push(`write ${chunk}`);
        setImmediate(done);
      },
      final(done) {
        seen.push('final');
        done();
      },
    });
    for (const event of ['pipe', 'unpipe', 'finish', 'close'])
      writable.on(event, () => seen.push(`writable ${event}`));
    for (const event of ['end', 'close']) readable.on(event, () => seen.push(`readable ${event}`));
    readable.pipe(writable);
    await new Promise((resolve) => writable.on('close', resolve));
    return seen;
  },
  async 'stream: errors'() {
    const seen: unknown[] = [];
    const bare = new Readable();
    bare.on('error', (error) => seen.push(told(error)));
    bare.read();
    await sleep(2);
    const failing = new Readable({
      read() {
        this.destroy(new Error('broken'));
      },
    });
    seen.push(
      await pipeline(
        failing,
        new PassThrough(),
        new Writable({ write: (_c, _e, done) => done() }),
      ).catch(told),
    );
    seen.push(
      await pipeline(
        Readable.from(['a']),
        new Writable({ write: (_c, _e, done) => done(new Error('full')) }),
      ).catch(told),
    );
    const ended = new PassThrough().end();
    ended.on('error', (error) => seen.push(told(error)));
    ended.write('late');
    await sleep(2);
    const early = new PassThrough();
    const done = new Promise((resolve) => finished(early, (error) => resolve(told(error))));
    early.destroy();
    seen.push(await done);
    return seen;
  },
  async 'stream: backpressure'() {
    const seen: unknown[] = [];
    const writable = new Writable({
      highWaterMark: 3,
      write: (_chunk, _encoding, done) => void setTimeout(done, 1),
    });
    seen.push(
      writable.write('ab'),
      writable.write('c'),
      writable.writableLength,
      writable.writableNeedDrain,
    );
    await new Promise((resolve) => writable.on('drain', resolve));
    seen.push(writable.writableLength, writable.writableHighWaterMark);
    return seen;
  },
  async 'stream: transform, duplex, compose'() {
    const upper = () =>
      new Transform({
        transform: (chunk, _encoding, done) => done(null, String(chunk).toUpperCase()),
      });
    const exclaim = async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) yield `${chunk}!`;
    };
    const both = Duplex.from(upper()).compose(exclaim) as unknown as Duplex;
    both.end('a');
    const pair = Duplex.from({ readable: Readable.from(['r']), writable: new PassThrough() });
    return [
      await text(both),
      await text(pair),
      await text(Readable.from(['x', 'y'])),
      await json(Readable.from(['{"a":', '1}'])),
    ];
  },
  async 'stream: abort'() {
    const controller = new AbortController();
    const readable = addAbortSignal(controller.signal, new Readable({ read() {} }));
    setTimeout(() => controller.abort(), 1);
    return text(readable).catch(told);
  },
  async 'stream: web streams'() {
    const web = Readable.toWeb(Readable.from(['x', 'y']));
    const parts: unknown[] = [];
    for await (const part of web) parts.push(part);
    const back = Readable.fromWeb(
      new ReadableStream({
        start(controller) {
          controller.enqueue('z');
          controller.close();
        },
      }) as never,
    );
    const written: string[] = [];
    const writer = Writable.toWeb(
      new Writable({
        decodeStrings: false,
        write: (chunk, _encoding, done) => {
          written.push(String(chunk));
          done();
        },
      }),
    ).getWriter();
    await writer.write('w');
    await writer.close();
    return [web.constructor.name, parts, await text(back), written];
  },
  async 'stream: async iteration stops early'() {
    const readable = Readable.from([1, 2, 3]);
    for await (const _ of readable) break;
    return [readable.destroyed, readable.readableAborted, readable.readableEnded];
  },
};
