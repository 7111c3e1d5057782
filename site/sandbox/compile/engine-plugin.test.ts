import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { enginePlugin, engineWasm } from './engine-plugin.ts';
import { createStrip } from './strip.ts';

type Engine = typeof import('@swc/wasm-typescript');

/** Makes engines as the browser gets them: script and WebAssembly apart. */
async function browserEngines(): Promise<() => Pick<Engine, 'transformSync'>> {
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
  const module = await WebAssembly.compile((await engineWasm()).slice());
  return () => createEngine(module);
}

test('the engine taken apart strips and refuses as the package does', async () => {
  const packaged = createRequire(import.meta.url)('@swc/wasm-typescript') as Engine;
  const engine = (await browserEngines())();
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

test('code that nests too deeply is refused as often as it comes, and harms no other file', async () => {
  const strip = createStrip(await browserEngines());
  const deep = `export const sum = ${'1 + '.repeat(50_000)}1;`;
  // One engine alone stands about ten of them.
  for (let time = 0; time < 15; time += 1) {
    expect(() => strip(deep, 'deep.ts')).toThrow('its code is nested too deeply');
  }
  expect(strip('const a: number = 1;', 'a.ts')).toBe('const a         = 1;');
});
