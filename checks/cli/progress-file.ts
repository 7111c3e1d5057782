import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from './atomic-write.ts';
import { call } from './command.ts';
import { homeFolder } from './home.ts';
import { noProgress, type Progress } from './progress.ts';

/** The progress as it was found; `trouble` is a sentence for the learner when the file could not be used. */
export interface Found {
  readonly progress: Progress;
  readonly trouble?: string;
}

/**
 * Reads `.groundwork/progress.json`. A file that is damaged, or that a newer version wrote, is kept aside under
 * another name and the learner goes on from nothing.
 */
export async function readProgress(root: string, now: Date): Promise<Found> {
  const file = progressFile(root);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { progress: noProgress };
    throw error;
  }
  const parsed = parseProgress(text);
  if (typeof parsed !== 'string') return { progress: parsed };
  const aside = `progress.${now.toISOString().replace(/\W/g, '-')}.json`;
  await rename(file, join(homeFolder(root), aside));
  return {
    progress: noProgress,
    trouble:
      `Your progress in .groundwork/progress.json could not be read: ${parsed}. ` +
      `It is kept as .groundwork/${aside}; from here on progress is counted anew. Your files are untouched: ` +
      `name their step once, as in ${call('check 01.1')}, to go on with them.`,
  };
}

/** Writes the whole file at once. */
export async function writeProgress(root: string, progress: Progress): Promise<void> {
  await writeAtomically(progressFile(root), `${JSON.stringify(progress, null, 2)}\n`);
}

function progressFile(root: string): string {
  return join(homeFolder(root), 'progress.json');
}

/** The progress, or what is wrong with the text, to follow "could not be read: ". */
export function parseProgress(text: string): Progress | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'it is not JSON';
  }
  if (!isRecord(value)) return 'it is not a JSON object';
  if (value.version !== 1) return `it has version ${JSON.stringify(value.version)}, expected 1`;
  if (value.current !== null && typeof value.current !== 'string') {
    return '"current" is neither a step nor null';
  }
  if (!isRecord(value.steps)) return '"steps" is not an object';
  for (const [step, entry] of Object.entries(value.steps)) {
    const trouble = stepTrouble(entry);
    if (trouble !== undefined) return `steps["${step}"] ${trouble}`;
  }
  return value as unknown as Progress;
}

function stepTrouble(entry: unknown): string | undefined {
  if (!isRecord(entry)) return 'is not an object';
  if (entry.state !== 'started' && entry.state !== 'passed')
    return 'has a "state" that is neither started nor passed';
  if (typeof entry.assisted !== 'boolean')
    return 'has an "assisted" that is neither true nor false';
  if (!isRecord(entry.hints) || !Object.values(entry.hints).every(Number.isInteger)) {
    return 'has "hints" that are not numbers by task';
  }
  const { failing } = entry;
  if (
    failing !== undefined &&
    !(Array.isArray(failing) && failing.every((id) => typeof id === 'string'))
  ) {
    return 'has a "failing" that is not a list of check ids';
  }
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
