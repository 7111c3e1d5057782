/** The embedded database itself: PGlite, which is PostgreSQL compiled to WebAssembly. Runs in a worker of its own. */

/** What an engine is started from. */
export interface EngineParts {
  /** PGlite's program, `pglite.wasm`. */
  readonly program: WebAssembly.Module;
  /** The files that the program reads, `pglite.data`. */
  readonly files: Blob;
  /** A data directory in which the database exists already, as a tar archive. */
  readonly directory: Blob;
}

/** One session with PostgreSQL, in its wire protocol. */
export interface Engine {
  /**
   * Sends messages and resolves with the answer. One call at a time.
   * @throws when the engine has died; it must not be used again
   */
  exchange(messages: Uint8Array): Promise<Uint8Array>;
}

/** Boots a database in memory. @throws {Error} when the parts do not fit each other. */
export async function startEngine({ program, files, directory }: EngineParts): Promise<Engine> {
  // Not at the top: a fork without a database has this file in its runner, and not the package.
  const { PGlite } = await import('@electric-sql/pglite');
  const database = await PGlite.create({
    pgliteWasmModule: program,
    // The data directory exists, so `initdb` never runs; without a module PGlite would fetch it.
    initdbWasmModule: program,
    fsBundle: files,
    loadDataDir: directory,
  });
  return {
    exchange: async (messages) => {
      const answer = await database.execProtocolRaw(messages, { syncToFs: false });
      // Some answers are views of a buffer that the next one overwrites.
      return answer.length === answer.buffer.byteLength ? answer : answer.slice();
    },
  };
}
