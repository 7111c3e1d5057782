import type { Failure } from './report.ts';

/** What befalls a file as a whole: nobody knows the line at which a loop was ended, or at which a server is missing. */
const WHOLE: ReadonlySet<Failure['kind']> = new Set(['loop', 'memory', 'no-server']);

/** Whether a failure's place names no more than a file. Its line, the first one, would then send a learner astray. */
export function isAboutWholeFile({ kind, place }: Pick<Failure, 'kind' | 'place'>): boolean {
  return place !== undefined && WHOLE.has(kind) && place.line === 1 && place.column === 1;
}
