/** What `/preview/…/runs.json` sends: a line of JSON for each known mistake of a step, once it was run. Written by `build/preview-runs.ts`. */
import type { Failure } from '../../../checks/runner/report.ts';

export interface MistakeRun {
  /** The name of its fixture. */
  readonly name: string;
  /** What the checks say, in their order; what broke the run, if anything did. */
  readonly failures: readonly { readonly title: string; readonly failure: Failure }[];
}
