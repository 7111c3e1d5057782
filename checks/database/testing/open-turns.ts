/** For tests: an embedded database in this thread, and who may work with it in turns. */
import { readFile } from 'node:fs/promises';
import { startEngine } from '../engine.ts';
import { prepareDatabase } from '../prepare.ts';
import { type Turner, Turns } from '../turns.ts';
import { simpleQuery, startupMessage } from '../wire.ts';

/** A database without a wire, for tests. */
export interface OpenTurns {
  readonly turns: Turns;
  /** Runs statements as the app would, each time as somebody else unless `turner` says who, and gives the answer. */
  run(statements: string, turner?: Partial<Turner>): Promise<Uint8Array>;
}

/** Starts PostgreSQL in this thread and gives out its turns. */
export async function openTurns(): Promise<OpenTurns> {
  const { program, files, directory } = await prepareDatabase();
  const blob = async (file: string) => new Blob([new Uint8Array(await readFile(file))]);
  const engine = await startEngine({
    program: await WebAssembly.compile(new Uint8Array(await readFile(program))),
    files: await blob(files),
    directory: await blob(directory),
  });
  await engine.exchange(startupMessage());
  const turns = new Turns(engine, () => {});
  const run: OpenTurns['run'] = (statements, turner = {}) =>
    new Promise((resolve) => {
      const asking = Object.assign(turner, { tenant: 'app' as const, answer: resolve });
      turns.take(asking, simpleQuery(statements));
    });
  return { turns, run };
}
