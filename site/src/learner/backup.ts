/** One file with everything that is kept: to move to another device or the command line, and to save when the browser will not. */
import { isRecord } from './guards.ts';
import { furthest } from './progress.ts';
import { type Records, STORES } from './records.ts';
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

/**
 * Adds a backup to what is kept. Nothing is lost: a draft that it replaces becomes an earlier version,
 * progress only moves forward, and answers and settings already given here stay.
 */
export async function importBackup(
  shelf: Shelf,
  versions: Versions,
  backup: Backup,
): Promise<void> {
  for (const draft of backup.drafts) {
    const before = await shelf.get('drafts', draft.key);
    if (before && sameFiles(before.files, draft.files)) continue;
    if (before) await versions.keep(before.step, before.files, 'import');
    const tab = `import ${backup.exported}`;
    await shelf.change('drafts', draft.key, (now) => ({
      ...draft,
      tab,
      revision: (now?.revision ?? 0) + 1,
    }));
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
}
