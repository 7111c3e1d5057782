/** What a file weighs on the way to the learner. */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Bytes as they are, and packed. */
export interface Weight {
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** Bytes as they are, and compressed as hard as each method can. */
export const weightOf = (data: Uint8Array): Weight => ({
  raw: data.length,
  gzip: gzipSync(data, { level: 9 }).length,
  brotli: brotliCompressSync(data, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  }).length,
});

const kilobytes = (bytes: number): string => `${(bytes / 1_000).toFixed(1).padStart(8)} kB`;

/** One line for a list of files. */
export function weigh(name: string, data: Uint8Array): string {
  const { raw, gzip, brotli } = weightOf(data);
  return `${kilobytes(raw)} raw ${kilobytes(gzip)} gzip ${kilobytes(brotli)} brotli  ${name}`;
}
