import type { Learner } from '../learner/learner.ts';
import { chooseFile } from '../playground/parts/choose-file.ts';
import { askWhich } from './ask-which.ts';
import { importWords } from './import-words.ts';

/** What an import ended with. */
export interface ImportOutcome {
  /** Whether anything on the page may be another than before. */
  readonly changed: boolean;
  readonly sentence: string;
}

/** Lets the learner choose a file and merges it into their work; asks in `host` where it is unclear whose code goes on. */
export async function importWork(learner: Learner, host: HTMLElement): Promise<ImportOutcome> {
  try {
    const file = await chooseFile('application/json,.json');
    const value: unknown = JSON.parse(await file.text());
    const imported = await learner.importBackup(value, (unclear) => askWhich(host, unclear));
    if (!imported) return { changed: false, sentence: 'Nothing was imported.' };
    return { changed: true, sentence: importWords(file.name, imported) };
  } catch (error) {
    const sentence =
      error instanceof SyntaxError
        ? 'This file is not a backup of Groundwork: it is not JSON. Choose a file that "Export my work" or "npx groundwork export" wrote.'
        : String(error instanceof Error ? error.message : error);
    return { changed: false, sentence };
  }
}
