/** Prints what the platform weighs, part by part: `node site/sandbox/platform/size.ts`. Raw bytes by part, packed sizes of the whole. */
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { buildPlatform } from './build.ts';

/** The part that an input of the bundle belongs to: a package, Node's library, or ours. */
export function partOf(input: string): string {
  if (input.startsWith('native:')) return "Node's library";
  const [, scoped] = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(input) ?? [];
  if (scoped) return scoped;
  return input.includes('sandbox/vendor/') ? 'our vendor shims' : 'our platform';
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** Parts that weigh less are summed up. */
const SMALL = 4000;

async function print(): Promise<void> {
  const { code, metafile } = await buildPlatform(join(import.meta.dirname, 'install.ts'));
  const parts = new Map<string, number>();
  for (const output of Object.values(metafile.outputs))
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs))
      parts.set(partOf(input), (parts.get(partOf(input)) ?? 0) + bytesInOutput);
  const sorted = [...parts].sort(([, a], [, b]) => b - a);
  for (const [part, bytes] of sorted.filter(([, size]) => size >= SMALL))
    console.log(kilobytes(bytes).padStart(10), part);
  const rest = sorted.filter(([, size]) => size < SMALL);
  console.log(
    kilobytes(rest.reduce((sum, [, size]) => sum + size, 0)).padStart(10),
    `${rest.length} small ones`,
  );
  const brotli = brotliCompressSync(code, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  });
  console.log(
    `\nwhole: raw ${kilobytes(Buffer.byteLength(code))}, gzip ${kilobytes(gzipSync(code, { level: 9 }).length)}, brotli ${kilobytes(brotli.length)}`,
  );
}

if (import.meta.main) await print();
