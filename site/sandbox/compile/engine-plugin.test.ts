import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { enginePlugin, engineWasm } from './engine-plugin.ts';

type Engine = typeof import('@swc/wasm-typescript');

/** The engine as the browser gets it: script and WebAssembly apart. */
async function browserEngine(): Promise<Pick<Engine, 'transformSync'>> {
  const bundle = await build({
    stdin: {
      contents: "export { createEngine } from 'strip-engine';",
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    plugins: [enginePlugin()],
    write: false,
  });
  const code = bundle.outputFiles[0]?.text ?? '';
  const { createEngine } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return createEngine(await WebAssembly.compile((await engineWasm()).slice()));
}

test('the engine taken apart strips and refuses as the package does', async () => {
  const packaged = createRequire(import.meta.url)('@swc/wasm-typescript') as Engine;
  const engine = await browserEngine();
  const outcome = ({ transformSync }: Pick<Engine, 'transformSync'>, source: string): unknown => {
    try {
      return transformSync(source, { mode: 'strip-only', module: true }).code;
    } catch (error) {
      return error;
    }
  };
  for (const source of [
    'const a: number = 1;',
    'enum A { x }',
    'const é = "日本" as any',
    'let {',
  ]) {
    expect(outcome(engine, source)).toEqual(outcome(packaged, source));
  }
  expect(outcome(engine, 'const a: number = 1;')).toBe('const a         = 1;');
});
