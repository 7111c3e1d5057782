/** Packs the built site's files once, as small as they get, so that the server never packs anything itself. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { isCompressible } from '../server/content-type.ts';

const brotli = promisify(brotliCompress);
const gz = promisify(gzip);

/** Below this many bytes a packed copy saves nothing that a reader could notice. */
const WORTH_IT = 512;

/** What packing came to. */
export interface Packed {
  /** How many files got packed copies. */
  readonly files: number;
  /** Bytes of these files as they are, and as brotli. */
  readonly raw: number;
  readonly br: number;
}

/**
 * Writes `name.br` and `name.gz` beside every file of the folder that becomes at least a twentieth smaller.
 * @param cache where packed copies are kept by content, for every site that this checkout builds: the sandbox's files take minutes
 *   of work and seldom change.
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
  await forget(cache);
  return packed.reduce<Packed>(
    (sum, one) => ({ files: sum.files + 1, raw: sum.raw + one.raw, br: sum.br + one.br }),
    { files: 0, raw: 0, br: 0 },
  );
}

interface PackedFile {
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
    if (found) {
      const now = new Date();
      await utimes(place, now, now);
      return found;
    }
    const made = await make();
    // Under another name first: two builds may pack the same file at once, and neither may read half a copy.
    const draft = `${place}.${randomUUID()}`;
    await writeFile(draft, made);
    await rename(draft, place);
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
  return { raw: content.length, br: br.length };
}

/** How long a copy is kept that no build has used, ms: two weeks. */
const KEPT = 14 * 24 * 3_600_000;

/** Removes the copies that no build has used for long. */
async function forget(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const place = join(cache, name);
    // Another build may have removed it meanwhile.
    const used = await stat(place).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    );
    if (used < Date.now() - KEPT) await rm(place, { force: true });
  }
}
