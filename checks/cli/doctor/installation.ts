import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Look } from './finding.ts';

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** The Node that runs this, and the one that the dependencies bring along. */
export const lookAtNode: Look = async () => {
  const running = process.versions.node;
  const pinned = (await manifest(join('node_modules', 'node')))?.version;
  const about = 'Node';
  if (pinned === undefined) {
    const todo = 'Run npm install: hosts with an older Node need it.';
    return {
      state: 'problem',
      about,
      found: `This is Node ${running}; the pinned one is missing.`,
      todo,
    };
  }
  const found =
    running === pinned
      ? `This is the pinned Node ${pinned}.`
      : `This is Node ${running}; tested with ${pinned}.`;
  return { state: 'ok', about, found };
};

/** Every package of package.json, in the exact version named there. */
export const lookAtDependencies: Look = async () => {
  const { dependencies, devDependencies } = (await manifest('.')) ?? { version: '' };
  const wanted = Object.entries({ ...dependencies, ...devDependencies });
  const wrong: string[] = [];
  for (const [name, version] of wanted) {
    const there = (await manifest(join('node_modules', name)))?.version;
    if (there !== version) wrong.push(`${name} ${there ?? 'is missing'} (expected ${version})`);
  }
  const about = 'Dependencies';
  if (wrong.length === 0)
    return { state: 'ok', about, found: `All ${wanted.length} are installed.` };
  return {
    state: 'problem',
    about,
    found: `Not as expected: ${wrong.join(', ')}.`,
    todo: 'Run npm install.',
  };
};

/** Always of the checkout that this command line belongs to, wherever the course's root is. */
async function manifest(folder: string): Promise<Manifest | undefined> {
  const checkout = join(import.meta.dirname, '../../..');
  try {
    return JSON.parse(await readFile(join(checkout, folder, 'package.json'), 'utf8'));
  } catch {
    return undefined;
  }
}
