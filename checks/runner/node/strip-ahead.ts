import nodeModule from 'node:module';
import process from 'node:process';
import type { Files } from '../host.ts';

/**
 * Strips types while a run's process still boots. To strip anything Node first loads a compiler, as long as a short run
 * takes; here that costs nobody any time.
 * @returns pairs of source and code. What cannot be stripped is left to the run, which says what is wrong with it.
 */
export function stripAhead(files: Files): readonly (readonly [string, string])[] {
  const pairs: [string, string][] = [];
  const { emitWarning } = process;
  // Node warns at the first call that this is new. Nothing else runs before the next line gives the warnings back.
  process.emitWarning = () => {};
  for (const [path, source] of Object.entries(files)) {
    if (!/\.m?ts$/.test(path)) continue;
    try {
      pairs.push([source, nodeModule.stripTypeScriptTypes(source, { mode: 'strip' })]);
    } catch {}
  }
  process.emitWarning = emitWarning;
  return pairs;
}
