/** The database's worker thread on Node. It holds nothing but the engine and its links. */
import { readFile } from 'node:fs/promises';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { startEngine } from '../engine.ts';
import { linkEnd } from '../link.ts';
import type { PreparedDatabase } from '../prepare.ts';
import { type DatabaseService, serveDatabase } from '../serve.ts';

/** From the owner of the thread: what to start from, then one link at a time. */
export type ToThread =
  | { readonly type: 'start'; readonly prepared: PreparedDatabase }
  | { readonly type: 'attach'; readonly port: MessagePort };

/** To the owner. `alive` is its heartbeat: while a statement runs there is none. */
export type FromThread =
  | { readonly type: 'ready' }
  | { readonly type: 'alive' }
  | { readonly type: 'broken'; readonly reason: string };

/** How often it says that it is alive, ms. */
const heartbeatMs = 200;

const parent = parentPort;
if (parent === null) {
  throw new Error('This file must be started as a worker thread, by node/embedded.ts.');
}
const post = (message: FromThread) => parent.postMessage(message);
const broken = (error: unknown) =>
  post({ type: 'broken', reason: error instanceof Error ? error.message : String(error) });
let service: DatabaseService | undefined;

async function start(prepared: PreparedDatabase): Promise<void> {
  const [program, files, directory] = await Promise.all(
    [prepared.program, prepared.files, prepared.directory].map((file) => readFile(file)),
  );
  const engine = await startEngine({
    program: await WebAssembly.compile(new Uint8Array(program ?? [])),
    files: new Blob([new Uint8Array(files ?? [])]),
    directory: new Blob([new Uint8Array(directory ?? [])], { type: 'application/x-tar' }),
  });
  service = await serveDatabase(engine, broken);
  setInterval(() => post({ type: 'alive' }), heartbeatMs);
  post({ type: 'ready' });
}

parent.on('message', (message: ToThread) => {
  if (message.type === 'start') start(message.prepared).catch(broken);
  else service?.attach('checks', false, linkEnd(message.port));
});
