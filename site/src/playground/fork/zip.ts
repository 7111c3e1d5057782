import { strToU8, zipSync } from 'fflate';
import type { Files } from '../../../../checks/runner/host.ts';

/** One time for every file, so that the same project is the same zip everywhere; local time, as zip stores it. */
const TIME = new Date(2026, 0, 1);

/** The project as a zip with everything in one folder. */
export function zipProject(folder: string, files: Files): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([path, text]) => [`${folder}/${path}`, strToU8(text)]);
  return zipSync(Object.fromEntries(entries), { mtime: TIME, level: 9 });
}
