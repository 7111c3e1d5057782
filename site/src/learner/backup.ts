/** One file with everything that is kept: to move to another device or the command line, and to save when the browser will not. */
import { isRecord } from './guards.ts';
import { type Choice, newerOf, type Unclear } from './merge-drafts.ts';
import { furthest } from './progress.ts';
import { type Draft, type Records, STORES } from './records.ts';
import { sameFiles } from './same-files.ts';
import type { Shelf } from './shelf.ts';
import type { Versions } from './versions.ts';

/** What goes into the file: everything but what a check brings anew. */
export const EXPORTED = STORES.filter((store) => store !== 'runs');
type ExportedStore = (typeof EXPORTED)[number];

/** Version 1 of the file. Its stores hold the records as `records.ts` types them. */
export type Backup = {
  readonly format: 'groundwork';
  readonly version: 1;
  /** ISO 8601. */
  readonly exported: string;
} & { readonly [S in ExportedStore]: readonly Records[S][] };

/** Everything that the shelf holds, as one value. */
export async function exportBackup(shelf: Shelf): Promise<Backup> {
  const [drafts, versions, progress, hints, answers, settings, reviews] = await Promise.all([
    shelf.all('drafts'),
    shelf.all('versions'),
    shelf.all('progress'),
    shelf.all('hints'),
    shelf.all('answers'),
    shelf.all('settings'),
    shelf.all('reviews'),
  ]);
  const exported = new Date().toISOString();
  const stores = { drafts, versions, progress, hints, answers, settings, reviews };
  return { format: 'groundwork', version: 1, exported, ...stores };
}

/** @throws TypeError with a sentence that says what in `value` is not part of a backup. */
export function parseBackup(value: unknown): Backup {
  const fail = (found: string): never => {
    throw new TypeError(
      `This file is not a backup of Groundwork: ${found}. Choose a file that "Export my work" wrote.`,
    );
  };
  if (typeof value !== 'object' || value === null) return fail('it holds no object');
  const fields = new Map(Object.entries(value));
  if (fields.get('format') !== 'groundwork') return fail('its "format" is not "groundwork"');
  if (fields.get('version') !== 1) {
    return fail(`its "version" is ${JSON.stringify(fields.get('version'))}, and this page reads 1`);
  }
  const records = <S extends ExportedStore>(store: S): readonly Records[S][] => {
    const list: unknown = fields.get(store);
    if (!Array.isArray(list)) return fail(`its "${store}" is not a list`);
    return list.map((record: unknown, index) =>
      isRecord(store, record) ? record : fail(`entry ${index} of its "${store}" is incomplete`),
    );
  };
  return {
    format: 'groundwork',
    version: 1,
    exported: String(fields.get('exported')),
    drafts: records('drafts'),
    versions: records('versions'),
    progress: records('progress'),
    hints: records('hints'),
    answers: records('answers'),
    settings: records('settings'),
    // Files from before there were reviews have none.
    reviews: fields.has('reviews') ? records('reviews') : [],
  };
}

/** What became of the code in a file: the keys of its drafts, in the order of the file. */
export interface Imported {
  /** There was none here. */
  readonly added: readonly string[];
  /** The file's goes on; what was here is in the step's history. */
  readonly taken: readonly string[];
  /** What was here goes on; the file's is in the step's history. */
  readonly kept: readonly string[];
}

/** Asks for every pair of drafts whose ages do not tell which is newer; null: import nothing at all. */
export type Decide = (
  unclear: readonly Unclear[],
) => Promise<ReadonlyMap<string, Choice> | null> | ReadonlyMap<string, Choice> | null;

/** Nobody can be asked: what is here goes on. */
export const keepHere: Decide = () => new Map();

/**
 * Merges a backup into what is kept. Step by step the newer code goes on and the other becomes an earlier version, progress only
 * moves forward, and answers and settings already given here stay: nothing is lost. Null when `decide` gave up; then nothing
 * was changed.
 */
export async function importBackup(
  shelf: Shelf,
  versions: Versions,
  backup: Backup,
  decide: Decide = keepHere,
): Promise<Imported | null> {
  const pairs: Unclear[] = [];
  const added: Draft[] = [];
  for (const file of backup.drafts) {
    const here = await shelf.get('drafts', file.key);
    if (!here) added.push(file);
    else if (!sameFiles(here.files, file.files)) pairs.push({ key: file.key, here, file });
  }
  const judge = ({ here, file }: Unclear) => newerOf(here, file, Date.now());
  const unclear = pairs.filter((pair) => judge(pair) === 'unclear');
  const decided = unclear.length === 0 ? new Map<string, Choice>() : await decide(unclear);
  if (!decided) return null;
  const winner = (pair: Unclear): Choice => {
    const judged = judge(pair);
    return judged === 'unclear' ? (decided.get(pair.key) ?? 'here') : judged;
  };

  const put = async (draft: Draft): Promise<void> => {
    const tab = `import ${backup.exported}`;
    await shelf.change('drafts', draft.key, (now) => ({
      ...draft,
      tab,
      revision: (now?.revision ?? 0) + 1,
    }));
  };
  for (const draft of added) await put(draft);
  for (const pair of pairs) {
    const won = winner(pair);
    const loser = won === 'file' ? pair.here : pair.file;
    const known = await versions.of(loser.step);
    // A version of a check run may be the next to go.
    if (!known.some(({ why, files }) => why !== 'check' && sameFiles(files, loser.files))) {
      await versions.keep(loser.step, loser.files, won === 'file' ? 'import' : 'imported');
    }
    if (won === 'file') await put(pair.file);
  }
  for (const record of backup.progress) {
    await shelf.change('progress', record.key, (now) => furthest(now, record));
  }
  for (const record of backup.hints) {
    await shelf.change('hints', record.key, (now) => {
      const open = { ...record.open };
      for (const [task, count] of Object.entries(now?.open ?? {})) {
        open[task] = Math.max(count, open[task] ?? 0);
      }
      return { key: record.key, open };
    });
  }
  for (const record of backup.reviews) {
    await shelf.change('reviews', record.key, (now) => (now && now.at > record.at ? now : record));
  }
  const addMissing = async <S extends ExportedStore>(store: S, records: readonly Records[S][]) => {
    for (const record of records) await shelf.change(store, record.key, (now) => now ?? record);
  };
  await addMissing('versions', backup.versions);
  await addMissing('answers', backup.answers);
  await addMissing('settings', backup.settings);
  const keysWon = (won: Choice) =>
    pairs.filter((pair) => winner(pair) === won).map(({ key }) => key);
  return { added: added.map(({ key }) => key), taken: keysWon('file'), kept: keysWon('here') };
}
