/** Builds the sandbox's files into a site's folder. As a program: `node site/sandbox/build.ts <folder>`, prints what they weigh. */
import { existsSync } from 'node:fs';
import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, extname, join } from 'node:path';
import { prepareDatabase } from '../../checks/database/prepare.ts';
import type { SandboxAssets } from './assets.ts';
import {
  bundleCompile,
  bundleDatabase,
  bundleExecution,
  bundleFrame,
  bundleTab,
} from './bundle/bundles.ts';
import { hashOf, rememberedOutput, rememberOutput } from './bundle/cache.ts';
import { swaggerUiFiles } from './bundle/swagger-ui.ts';
import { weigh } from './bundle/weigh.ts';
import { engineWasm } from './compile/engine-plugin.ts';
import { runnerPage, tabPage } from './frame/page.ts';

const here = import.meta.dirname;
const cache = join(here, '../../.cache/sandbox');
const record = join(cache, 'build.json');
/** Outputs of earlier builds that nobody copies from any more, ms. */
const OUTDATED = 3_600_000;

/** The programs that make the bundles: when one of them changes, so may every byte. */
async function builders(): Promise<string[]> {
  const folders = ['bundle', 'platform/build', 'frame', 'tab'];
  const files = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(join(here, folder), { withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map(({ name }) => join(here, folder, name)),
    ),
  );
  const { resolve } = createRequire(import.meta.url);
  return [
    ...files.flat(),
    import.meta.filename,
    join(here, 'compile/engine-plugin.ts'),
    resolve('@swc/wasm-typescript'),
    resolve('esbuild/package.json'),
    // Node's own library is read from the binary that runs this.
    resolve('node/package.json'),
  ];
}

/** A frame's page with its content and policy in its name, so that the browser keeps it: no service worker may. */
const frameAddress = (name: string, content: string): string =>
  `/${name}-${hashOf(content).slice(0, 12)}.html`;

/** Writes the bundles into `folder`; returns a name for its content, and what it was made of. */
async function makeAll(folder: string) {
  const [
    execution,
    compile,
    frame,
    tab,
    wasm,
    runnerTemplate,
    tabTemplate,
    databaseWorker,
    prepared,
  ] = await Promise.all([
    bundleExecution(),
    bundleCompile(),
    bundleFrame(),
    bundleTab(),
    engineWasm(),
    readFile(join(here, 'frame/runner.html'), 'utf8'),
    readFile(join(here, 'tab/tab.html'), 'utf8'),
    bundleDatabase(),
    prepareDatabase(),
  ]);
  const runnerHtml = runnerPage(runnerTemplate, frame.code);
  const tabHtml = tabPage(tabTemplate, tab.code);
  await mkdir(join(folder, 'sandbox'), { recursive: true });
  const put = async (name: string, ending: string, data: string | Uint8Array): Promise<string> => {
    const address = `sandbox/${name}-${hashOf(data).slice(0, 12)}.${ending}`;
    await writeFile(join(folder, address), data);
    return `/${address}`;
  };
  const files: [path: string, file: SandboxAssets['files'][string]][] = [];
  for (const { path, source } of swaggerUiFiles) {
    const data = await readFile(source);
    const name = basename(path, extname(path));
    files.push([path, { url: await put(name, extname(path).slice(1), data), size: data.length }]);
  }
  const late = async (name: string, ending: string, data: string | Uint8Array) => ({
    url: await put(name, ending, data),
    size: Buffer.byteLength(data),
  });
  const assets: SandboxAssets = {
    execution: await put('execution', 'js', execution.code),
    compile: await put('compile', 'js', compile.code),
    wasm: await put('strip', 'wasm', wasm),
    runner: frameAddress('runner', runnerHtml.html + runnerHtml.policy),
    policy: runnerHtml.policy,
    tab: frameAddress('tab', tabHtml.html + tabHtml.policy),
    tabPolicy: tabHtml.policy,
    database: {
      script: await late('database', 'js', databaseWorker.code),
      program: await late('postgres', 'wasm', await readFile(prepared.program)),
      files: await late('postgres-files', 'data', await readFile(prepared.files)),
      directory: await late('postgres-directory', 'tar', await readFile(prepared.directory)),
    },
    files: Object.fromEntries(files),
  };
  const manifest = `${JSON.stringify(assets, null, 2)}\n`;
  await writeFile(join(folder, assets.runner), runnerHtml.html);
  await writeFile(join(folder, assets.tab), tabHtml.html);
  await writeFile(join(folder, 'sandbox/manifest.json'), manifest);
  const bundled = [execution, compile, frame, tab, databaseWorker].flatMap(({ inputs }) => inputs);
  return {
    name: `output-${hashOf(manifest + runnerHtml.html + tabHtml.html).slice(0, 12)}`,
    inputs: [
      ...bundled,
      join(here, 'frame/runner.html'),
      join(here, 'tab/tab.html'),
      ...(await builders()),
      ...swaggerUiFiles.map(({ source }) => source),
      ...Object.values(prepared),
    ],
  };
}

async function removeOutdated(): Promise<void> {
  for (const name of await readdir(cache)) {
    const path = join(cache, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > OUTDATED) await rm(path, { recursive: true, force: true });
  }
}

/**
 * Builds into a folder of the cache that is named for its content, so that builds and copies side by side never disturb each other.
 * Returns the folder.
 */
async function buildIntoCache(): Promise<string> {
  const began = Date.now();
  await mkdir(cache, { recursive: true });
  await removeOutdated();
  const draft = await mkdtemp(join(cache, 'draft-'));
  const { name, inputs } = await makeAll(draft);
  const output = join(cache, name);
  // A folder of that name holds the same files already.
  await rename(draft, output).catch(() => rm(draft, { recursive: true }));
  await rememberOutput(record, output, inputs, began);
  return output;
}

/**
 * Writes `sandbox/execution-<hash>.js`, `sandbox/compile-<hash>.js`, `sandbox/strip-<hash>.wasm`, Swagger UI's files,
 * the frames' pages and `sandbox/manifest.json` below `outDir` (the site's root folder), and returns the manifest.
 * Skips the bundling when no input changed since the last build (cache in `.cache/sandbox/`).
 */
export async function buildSandbox(outDir: string): Promise<SandboxAssets> {
  const remembered = await rememberedOutput(record);
  const output =
    remembered !== null && existsSync(join(remembered, 'sandbox/manifest.json'))
      ? remembered
      : await buildIntoCache();
  await rm(join(outDir, 'sandbox'), { recursive: true, force: true });
  await cp(output, outDir, { recursive: true });
  const manifest = await readFile(join(output, 'sandbox/manifest.json'), 'utf8');
  return JSON.parse(manifest) as SandboxAssets;
}

if (import.meta.main) {
  const folder = process.argv[2];
  if (folder === undefined) {
    console.error('Say where to: node site/sandbox/build.ts <folder>');
    process.exitCode = 2;
  } else {
    const { execution, compile, wasm, runner, tab, files, database } = await buildSandbox(folder);
    const late = [...Object.values(files), ...Object.values(database)].map(({ url }) => url);
    for (const address of [execution, compile, wasm, runner, tab, ...late]) {
      console.log(weigh(address, await readFile(join(folder, address))));
    }
  }
}
