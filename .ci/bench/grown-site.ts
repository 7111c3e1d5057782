/** The site of a grown course, built as any other, and what it weighs. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runNode } from './run-node.ts';

/** A built site; sizes in kB packed with brotli. */
export interface GrownSite {
  /** Where it is, until it is disposed. */
  readonly folder: string;
  /** The page of the last step, which has the largest app. */
  readonly lastPage: number;
  /** The files of that step, as the editor loads them. */
  readonly lastPackage: number;
  readonly home: number;
  readonly searchTexts: number;
  /** It carries a list of the whole site. */
  readonly serviceWorker: number;
}

/** Builds the course under `course` into a folder of its own, which goes away with `await using`. */
export async function buildGrown(
  root: string,
  course: string,
): Promise<GrownSite & AsyncDisposable> {
  const folder = await mkdtemp(path.join(tmpdir(), 'groundwork-grown-site-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await runNode(root, ['site/build.ts'], { GROUNDWORK_ROOT: course, GROUNDWORK_OUT: folder });
    const lesson = path.join(folder, 'lessons', await lastFolder(path.join(folder, 'lessons')));
    const step = path.join(lesson, await lastFolder(lesson));
    return {
      folder,
      lastPage: await packed(path.join(step, 'index.html')),
      lastPackage: await packed(path.join(step, 'step.json')),
      home: await packed(path.join(folder, 'index.html')),
      searchTexts: await packed(path.join(folder, 'search/texts.json')),
      serviceWorker: await packed(path.join(folder, 'sw.js')),
      [Symbol.asyncDispose]: remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function lastFolder(parent: string): Promise<string> {
  const entries = await readdir(parent, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const last = names.sort().at(-1);
  if (last === undefined) throw new Error(`${parent} holds no folder: the site was not built.`);
  return last;
}

const packed = async (file: string) => (await stat(`${file}.br`)).size / 1024;
