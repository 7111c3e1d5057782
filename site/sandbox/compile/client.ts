/** The page's side of the compile worker. */
import type { Files } from '../../../checks/runner/host.ts';
import type { CompiledProject } from './compiled.ts';
import type { FromCompiler, ToCompiler } from './messages.ts';

/** The compile worker, as the page speaks to it. */
export interface Compiler {
  /** @throws {Error} when the worker is gone or broken; problems of the source are part of the result. */
  compile(files: Files): Promise<CompiledProject>;
  dispose(): void;
}

/**
 * Starts the compile worker; resolves once it is warm.
 * @throws {Error} a sentence, when the script or the engine cannot be loaded.
 */
export function startCompiler(script: string, wasm: string): Promise<Compiler> {
  const worker = new Worker(script, { name: 'compile' });
  const waiting = new Map<number, PromiseWithResolvers<CompiledProject>>();
  const ready = Promise.withResolvers<Compiler>();
  let next = 0;

  const fail = (reason: string): void => {
    const error = new Error(
      `The TypeScript compiler of this page could not be loaded (${reason}). Check the connection and reload the page.`,
    );
    ready.reject(error);
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const send = (message: ToCompiler): void => worker.postMessage(message);

  const compiler: Compiler = {
    compile: (files) => {
      const id = next++;
      const compiled = Promise.withResolvers<CompiledProject>();
      waiting.set(id, compiled);
      send({ type: 'compile', id, files });
      return compiled.promise;
    },
    dispose: () => {
      worker.terminate();
      fail('it was closed');
    },
  };

  worker.onerror = (event) => fail(event.message || script);
  worker.onmessage = ({ data }: MessageEvent<FromCompiler>) => {
    if (data.type === 'ready') ready.resolve(compiler);
    else if (data.type === 'failed' && data.id === null) fail(data.message);
    else {
      const id = data.id ?? -1;
      const compiled = waiting.get(id);
      waiting.delete(id);
      if (data.type === 'compiled') compiled?.resolve(data.project);
      else compiled?.reject(new Error(`The files could not be compiled: ${data.message}`));
    }
  };
  // Addresses inside a worker are relative to its script, so this one is made absolute here.
  send({ type: 'start', wasm: new URL(wasm, location.href).href });
  return ready.promise;
}
