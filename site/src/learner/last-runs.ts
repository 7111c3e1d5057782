import type { Files } from '../../../checks/runner/host.ts';
import type { Report } from '../../../checks/runner/report.ts';
import type { Changes } from './changes.ts';
import type { LastRun } from './records.ts';
import { sameFiles } from './same-files.ts';
import type { Shelf } from './shelf.ts';

/** The last check run of each step, so that a reload does not cost what it said. */
export interface LastRuns {
  /** The run, and whether the step's draft was changed since: then the report speaks of code that is no more. */
  of(step: string): Promise<(LastRun & { readonly before: boolean }) | undefined>;
  /** Keeps what checking `files` found, in place of the run before. */
  keep(files: Files, report: Report): Promise<void>;
}

/** The last runs on a shelf. */
export function createLastRuns(shelf: Shelf, changes: Changes): LastRuns {
  return {
    async of(step) {
      const [run, draft] = await Promise.all([shelf.get('runs', step), shelf.get('drafts', step)]);
      // Without a draft there is only the start, as it was.
      return run && { ...run, before: draft !== undefined && !sameFiles(run.files, draft.files) };
    },
    async keep(files, { trace: _, ...report }) {
      const run = { key: report.step, files, report, at: Date.now() };
      await shelf.change('runs', report.step, () => run);
      changes.announce('runs', report.step);
    },
  };
}
