/** gzip and deflate. Compressed bytes may differ between engines; what comes back may not. */

import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { thrownBy, told } from '../pick.ts';
import type { Probes } from '../probe.ts';

const TEXT = 'abc '.repeat(5000);

/** The bytes that a stream gives for some chunks. */
async function through(stream: Transform, chunks: Uint8Array[]): Promise<Buffer> {
  const got: Buffer[] = [];
  await pipeline(chunks, stream, async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) got.push(chunk);
  });
  return Buffer.concat(got);
}

export const zlibProbes: Probes = {
  'zlib: there and back': () => [
    zlib.gunzipSync(zlib.gzipSync(TEXT)).toString() === TEXT,
    zlib.inflateSync(zlib.deflateSync(TEXT)).toString() === TEXT,
    zlib.inflateRawSync(zlib.deflateRawSync(TEXT)).toString() === TEXT,
    zlib.unzipSync(zlib.gzipSync('g')).toString(),
    zlib.unzipSync(zlib.deflateSync('d')).toString(),
    zlib.gzipSync(TEXT).length < 200,
    zlib.gunzipSync(zlib.gzipSync('')).length,
  ],
  'zlib: reads what others wrote': () => [
    zlib
      .gunzipSync(Buffer.from('H4sIAAAAAAAAA8tIzcnJVyjPL8pJAQCFEUoNCwAAAA==', 'base64'))
      .toString(),
    zlib.inflateSync(Buffer.from('eJzLSM3JyVcozy/KSQEAGgsEXQ==', 'base64')).toString(),
  ],
  'zlib: errors': () => [
    thrownBy(() => zlib.gunzipSync(Buffer.from('not gzip'))),
    thrownBy(() => zlib.inflateSync(Buffer.from('not zlib'))),
    thrownBy(() => zlib.gunzipSync(zlib.gzipSync(TEXT).subarray(0, 20))),
  ],
  async 'zlib: callbacks'() {
    const packed = await promisify(zlib.gzip)(TEXT);
    return [
      (await promisify(zlib.gunzip)(packed)).toString() === TEXT,
      await promisify(zlib.inflate)(Buffer.from('x')).catch(told),
    ];
  },
  async 'zlib: streams'() {
    const packed = zlib.gzipSync(TEXT);
    const parts = [packed.subarray(0, 5), packed.subarray(5, 30), packed.subarray(30)];
    return [
      (await through(zlib.createGunzip(), parts)).toString() === TEXT,
      zlib.gunzipSync(await through(zlib.createGzip(), [Buffer.from(TEXT)])).toString() === TEXT,
      (await through(zlib.createUnzip(), [zlib.deflateSync('u')])).toString(),
      await through(zlib.createGunzip(), [Buffer.from('not gzip at all')]).catch(told),
      await through(zlib.createGunzip(), [packed.subarray(0, 20)]).catch(told),
    ];
  },
};
