/** Packs the built site's files once, as small as they get, so that the server never packs anything itself. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { isCompressible } from '../server/content-type.ts';

const brotli = promisify(brotliCompress);
const gz = promisify(gzip);

/** Below this many bytes a packed copy saves nothing that a reader could notice. */
const WORTH_IT = 512;

export interface Packed {
  /** How many files got packed copies. */
  readonly files: number;
  /** Bytes of these files as they are, and as brotli. */
  readonly raw: number;
  readonly br: number;
}

/** Writes `name.br` and `name.gz` beside every file of the folder that becomes at least a twentieth smaller. */
export async function pack(folder: string): Promise<Packed> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const results = await Promise.all(
    entries
      .filter(
        (entry) => entry.isFile() && isCompressible(entry.name) && !/\.(br|gz)$/.test(entry.name),
      )
      .map((entry) => packFile(join(entry.parentPath, entry.name))),
  );
  return results.reduce<Packed>(
    (sum, one) =>
      one ? { files: sum.files + 1, raw: sum.raw + one.raw, br: sum.br + one.br } : sum,
    { files: 0, raw: 0, br: 0 },
  );
}

async function packFile(path: string): Promise<{ raw: number; br: number } | null> {
  const content = await readFile(path);
  if (content.length < WORTH_IT) return null;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  const [br, zipped] = await Promise.all([brotli(content, { params }), gz(content, { level: 9 })]);
  if (br.length > content.length * 0.95) return null;
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, zipped)]);
  return { raw: content.length, br: br.length };
}
