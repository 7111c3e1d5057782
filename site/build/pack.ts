/** Packs the built site's files once, as small as they get, so that the server never packs anything itself. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
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

/**
 * Writes `name.br` and `name.gz` beside every file of the folder that becomes at least a twentieth smaller.
 * @param cache where packed copies are kept by content: the sandbox's files take seconds to pack and seldom change.
 */
export async function pack(folder: string, cache: string): Promise<Packed> {
  await mkdir(cache, { recursive: true });
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const results = await Promise.all(
    entries
      .filter(
        (entry) => entry.isFile() && isCompressible(entry.name) && !/\.(br|gz)$/.test(entry.name),
      )
      .map((entry) => packFile(join(entry.parentPath, entry.name), cache)),
  );
  const packed = results.filter((result) => result !== null);
  await forget(cache, new Set(packed.map(({ key }) => key)));
  return packed.reduce<Packed>(
    (sum, one) => ({ files: sum.files + 1, raw: sum.raw + one.raw, br: sum.br + one.br }),
    { files: 0, raw: 0, br: 0 },
  );
}

interface PackedFile {
  /** The name of its copies in the cache. */
  readonly key: string;
  readonly raw: number;
  readonly br: number;
}

async function packFile(path: string, cache: string): Promise<PackedFile | null> {
  const content = await readFile(path);
  if (content.length < WORTH_IT) return null;
  const key = createHash('sha256').update(content).digest('base64url').slice(0, 22);
  const kept = async (ending: 'br' | 'gz', make: () => Promise<Buffer>): Promise<Buffer> => {
    const place = join(cache, `${key}.${ending}`);
    const found = await readFile(place).catch(() => null);
    if (found) return found;
    const made = await make();
    await writeFile(place, made);
    return made;
  };
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    // The widest window that every browser reads: the database's data directory becomes a quarter smaller.
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  const [br, zipped] = await Promise.all([
    kept('br', () => brotli(content, { params })),
    kept('gz', () => gz(content, { level: 9 })),
  ]);
  if (br.length > content.length * 0.95) return null;
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, zipped)]);
  return { key, raw: content.length, br: br.length };
}

/** Removes the copies of files that are no longer part of the site. */
async function forget(cache: string, keys: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!keys.has(name.slice(0, name.lastIndexOf('.')))) await rm(join(cache, name));
  }
}
