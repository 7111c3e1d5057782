/** Builds the language worker's files into a site's folder. As a program: `node site/build/types-pack/build-types.ts <folder>`, prints what they weigh. */
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf, rememberedOutput, rememberOutput } from '../../sandbox/bundle/cache.ts';
import { weigh } from '../../sandbox/bundle/weigh.ts';
import { packages } from '../../sandbox/vendor/packages.ts';
import type { TypesAssets } from '../../src/playground/types/types-pack.ts';
import { bundleServer } from './bundle-server.ts';
import { collectDeclarations } from './collect.ts';

const here = import.meta.dirname;
const checkout = join(here, '../../..');
const cache = join(checkout, '.cache/types');
const record = join(cache, 'build.json');

/** The packages that learner code may import in the page. */
export const learnerPackages: readonly string[] = Object.keys(packages);

/** Writes everything into `folder`; returns a name for its content, and what it was made of. */
async function makeAll(folder: string) {
  const server = await bundleServer();
  const { pack, inputs } = collectDeclarations(learnerPackages);
  const put = async (name: string, ending: string, data: string): Promise<string> => {
    const address = `types/${name}-${hashOf(data).slice(0, 12)}.${ending}`;
    await writeFile(join(folder, address), data);
    return `/${address}`;
  };
  await mkdir(join(folder, 'types'), { recursive: true });
  const assets: TypesAssets = {
    server: await put('server', 'js', server.code),
    pack: await put('pack', 'json', JSON.stringify(pack)),
    packages: learnerPackages,
  };
  const manifest = `${JSON.stringify(assets, null, 2)}\n`;
  await writeFile(join(folder, 'types/manifest.json'), manifest);
  const programs = (await readdir(here)).map((file) => join(here, file));
  // A package that is installed or removed may change what the compiler finds.
  const beside = [
    join(checkout, 'package-lock.json'),
    join(checkout, 'site/sandbox/vendor/packages.ts'),
  ];
  return {
    name: `output-${hashOf(manifest).slice(0, 12)}`,
    inputs: [...server.inputs, ...inputs, ...programs, ...beside],
  };
}

/** Builds into a folder of the cache that is named for its content, so that builds side by side never disturb each other. */
async function buildIntoCache(): Promise<string> {
  const began = Date.now();
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(join(cache, 'draft-'));
  const { name, inputs } = await makeAll(draft);
  const output = join(cache, name);
  // A folder of that name holds the same files already.
  await rename(draft, output).catch(() => rm(draft, { recursive: true }));
  await rememberOutput(record, output, inputs, began);
  return output;
}

/**
 * Writes `types/server-<hash>.js`, `types/pack-<hash>.json` and `types/manifest.json` below `outDir` (the site's root folder), and
 * returns the manifest. Takes them from the cache in `.cache/types/` when no input changed.
 */
export async function buildTypes(outDir: string): Promise<TypesAssets> {
  const remembered = await rememberedOutput(record);
  const manifestIn = (folder: string) => readFile(join(folder, 'types/manifest.json'), 'utf8');
  const found = remembered && (await manifestIn(remembered).catch(() => null));
  const output = remembered && found ? remembered : await buildIntoCache();
  await rm(join(outDir, 'types'), { recursive: true, force: true });
  await cp(output, outDir, { recursive: true });
  const assets: TypesAssets = JSON.parse(await manifestIn(output));
  return assets;
}

if (import.meta.main) {
  const folder = process.argv[2];
  if (folder === undefined) {
    console.error('Say where to: node site/build/types-pack/build-types.ts <folder>');
    process.exitCode = 2;
  } else {
    const { server, pack } = await buildTypes(folder);
    for (const address of [server, pack]) {
      console.log(weigh(address, await readFile(join(folder, address))));
    }
  }
}
