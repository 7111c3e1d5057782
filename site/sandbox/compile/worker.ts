/** The compile worker: same origin, trusted, lives as long as the page. It reads learner code and never runs it. */
import { createEngine } from 'strip-engine';
import { type Compile, createCompile } from './compile.ts';
import type { FromCompiler, ToCompiler } from './messages.ts';
import { createStrip } from './strip.ts';

/** The part of a worker's global scope that is used here; the `dom` types describe a window. */
interface Scope {
  onmessage: ((event: MessageEvent<ToCompiler>) => void) | null;
  postMessage(message: FromCompiler): void;
}

const scope = globalThis as unknown as Scope;
let compiling: Promise<Compile> | undefined;

async function load(wasm: string): Promise<Compile> {
  const response = await fetch(wasm);
  if (!response.ok) throw new Error(`${wasm} answered ${response.status}`);
  const module = await WebAssembly.compile(await response.arrayBuffer());
  const compile = createCompile(createStrip(() => createEngine(module)));
  // The first call is slow, in the engine as in ours; better now than when somebody waits.
  compile({
    'warm.ts':
      'import { a as b } from "a"; export const c = async (): Promise<void> => { await b(); };',
  });
  return compile;
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

scope.onmessage = ({ data }) => {
  if (data.type === 'start') {
    compiling = load(data.wasm);
    compiling.then(
      () => scope.postMessage({ type: 'ready' }),
      (error: unknown) =>
        scope.postMessage({ type: 'failed', id: null, message: messageOf(error) }),
    );
    return;
  }
  const { id, files } = data;
  compiling
    ?.then((compile) => scope.postMessage({ type: 'compiled', id, project: compile(files) }))
    .catch((error: unknown) =>
      scope.postMessage({ type: 'failed', id, message: messageOf(error) }),
    );
};
