/** Gives a lesson's challenge the next number, so that a new step fits before it. */
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Step } from '../../lessons/course.ts';
import { AuthorError } from './author-error.ts';

/** What was done so that a step fits in, for its author to read. */
export interface Moved {
  /** Every folder and file with its new name, from the root. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  /** Files in which the challenge's id was changed: quizzes that ask about it, and what no check has to catch. */
  readonly rewritten: readonly string[];
  /** Places that name the challenge in other words, for the author to look at: 'lessons/…/step.mdx:12'. */
  readonly mentions: readonly string[];
}

/** @throws {AuthorError} when something lies where the challenge would go; nothing has been moved then */
export async function makeRoom(root: string, challenge: Step): Promise<Moved> {
  const number = Number(challenge.folder.slice(0, 2)) + 1;
  const folder = `${String(number).padStart(2, '0')}${challenge.folder.slice(2)}`;
  const path = challenge.path.replace(/[^/]+$/, folder);
  const renamed = [
    { from: `lessons/${challenge.path}`, to: `lessons/${path}` },
    { from: `solutions/${challenge.path}`, to: `solutions/${path}` },
    ...['.check.ts', '.wrong', '.alt'].map((ending) => ({
      from: `checks/${challenge.path}${ending}`,
      to: `checks/${path}${ending}`,
    })),
  ].filter(({ from }) => existsSync(join(root, from)));
  const taken = renamed.find(({ to }) => existsSync(join(root, to)));
  if (taken) {
    throw new AuthorError(
      `The challenge \`${taken.from}\` would have to become \`${taken.to}\`, and something lies there. Move that away first.`,
    );
  }
  for (const { from, to } of renamed) await rename(join(root, from), join(root, to));
  const id = `${challenge.lesson}.${number}`;
  return { renamed, ...(await renumber(root, challenge, id)) };
}

/** Writes the new id where a field holds the old one; a number in prose may be a price, so that is only pointed at. */
async function renumber(
  root: string,
  challenge: Step,
  id: string,
): Promise<Pick<Moved, 'rewritten' | 'mentions'>> {
  const old = challenge.id.replace('.', '\\.');
  const field = new RegExp(`^( *(?:- )?(?:about|step): *(['"]?))${old}\\2( *(?:#.*)?)$`, 'gm');
  const mention = new RegExp(`(?<![\\d.])${old}(?![\\d.]*\\d)|${challenge.path}`);
  const rewritten: string[] = [];
  const mentions: string[] = [];
  for (const file of await textsOf(root)) {
    const source = await readFile(join(root, file), 'utf8');
    const renumbered = source.replace(field, `$1${id}$2$3`);
    if (renumbered !== source) {
      await writeFile(join(root, file), renumbered);
      rewritten.push(file);
    }
    for (const [index, line] of renumbered.split('\n').entries())
      if (mention.test(line)) mentions.push(`${file}:${index + 1}`);
  }
  return { rewritten, mentions };
}

/** The texts of the course, and what stands beside its checks. */
async function textsOf(root: string): Promise<string[]> {
  const folders = ['lessons', 'checks'].filter((folder) => existsSync(join(root, folder)));
  const found = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(join(root, folder), { recursive: true }))
        .filter((name) => /^\d\d-[^/\\]+[/\\].*\.(mdx|yaml|check\.ts)$/.test(name))
        .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
    ),
  );
  return found.flat().sort();
}
