import type { Files } from '../../../../checks/runner/host.ts';
import type { Report } from '../../../../checks/runner/report.ts';
import type { LastRuns } from '../../learner/last-runs.ts';
import { sameFiles } from '../../learner/same-files.ts';

/** Which code the results on the page speak of, and whether that is still the code in the editor. */
export class LastRun {
  readonly #onBefore: (before: boolean) => void;
  #checked: Files | undefined;
  #before = false;

  /** `onBefore` hears when the code differs from the checked one, and when it does no more. */
  constructor(onBefore: (before: boolean) => void) {
    this.#onBefore = onBefore;
  }

  /** The report that was kept at an earlier visit; null when there is none, or none that this page can read. */
  async kept(step: string, runs: LastRuns): Promise<Report | null> {
    const run = await runs.of(step);
    if (!run) return null;
    // With the sandbox's first message this has arrived anyway; before it, nothing may wait for a schema.
    const schemas = await import('../../../../checks/runner/report.ts');
    const { data } = schemas.Report.safeParse(run.report);
    if (!data || this.#checked) return null;
    this.#checked = run.files;
    return data;
  }

  /** A run of this visit judged `files`. */
  checked(files: Files, now: Files): void {
    this.#checked = files;
    this.changed(now);
  }

  /** The code is `now` this. */
  changed(now: Files): void {
    const before = this.#checked !== undefined && !sameFiles(this.#checked, now);
    if (before === this.#before) return;
    this.#before = before;
    this.#onBefore(before);
  }
}
