/** Fetches what the database's worker is made of: 3.8 MB compressed, so only in steps that need it, and once per visit. */
import type { SandboxAssets } from '../assets.ts';

/** The files of PostgreSQL in WebAssembly. */
export interface DatabaseParts {
  readonly script: Blob;
  readonly program: Blob;
  readonly files: Blob;
  readonly directory: Blob;
}

/** Told after each piece, bytes. */
export type Told = (loaded: number, total: number) => void;

/** @throws {Error} a sentence, when a file cannot be fetched. */
export async function fetchDatabase(
  assets: SandboxAssets['database'],
  told: Told,
): Promise<DatabaseParts> {
  const total = Object.values(assets).reduce((sum, { size }) => sum + size, 0);
  let loaded = 0;
  const piece = (bytes: number): void => {
    loaded += bytes;
    told(Math.min(loaded, total), total);
  };
  const { script, program, files, directory } = assets;
  const [scriptBlob, programBlob, filesBlob, directoryBlob] = await Promise.all([
    fetchBlob(script.url, 'text/javascript', piece),
    fetchBlob(program.url, 'application/wasm', piece),
    fetchBlob(files.url, 'application/octet-stream', piece),
    fetchBlob(directory.url, 'application/x-tar', piece),
  ]);
  return { script: scriptBlob, program: programBlob, files: filesBlob, directory: directoryBlob };
}

async function fetchBlob(url: string, type: string, piece: (bytes: number) => void): Promise<Blob> {
  try {
    const response = await fetch(url);
    if (!response.ok || response.body === null) throw new Error(`status ${response.status}`);
    const counted = response.body.pipeThrough(
      new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform: (chunk, controller) => {
          piece(chunk.length);
          controller.enqueue(chunk);
        },
      }),
    );
    return new Blob([await new Response(counted).arrayBuffer()], { type });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The database of this step could not be loaded: ${url} (${reason}). Check the connection and try again.`,
      { cause: error },
    );
  }
}
