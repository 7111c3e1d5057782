/** What the workbench loads beside the pages' own scripts: the sandbox, the language worker, and the runner that a fork takes along. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildForkRunner } from '../../checks/runner/fork/build.ts';
import type { SandboxAssets } from '../sandbox/assets.ts';
import { buildSandbox } from '../sandbox/build.ts';
import { buildTypes } from './types-pack/build-types.ts';

/** Where the playground asks for the runner of a fork. */
const FORK_RUNNER = '/fork/run.mjs';

/** The workbench's files, in their folder. */
export interface WorkbenchAssets {
  readonly sandbox: SandboxAssets;
  /** Addresses of every file that belongs to the site; all of them lie below the folder. */
  readonly files: readonly string[];
}

/** Builds all three into a folder that is laid out like the site. */
export async function buildWorkbenchAssets(folder: string): Promise<WorkbenchAssets> {
  await mkdir(dirname(join(folder, FORK_RUNNER)), { recursive: true });
  const sandbox = await buildSandbox(folder);
  const types = await buildTypes(folder);
  await writeFile(join(folder, FORK_RUNNER), await buildForkRunner());
  const { execution, compile, wasm, runner, tab } = sandbox;
  const late = [...Object.values(sandbox.files), ...Object.values(sandbox.database)].map(
    ({ url }) => url,
  );
  return {
    sandbox,
    files: [
      ...[execution, compile, wasm, runner, tab, ...late, '/sandbox/manifest.json'],
      ...[types.server, types.pack],
      FORK_RUNNER,
    ],
  };
}
