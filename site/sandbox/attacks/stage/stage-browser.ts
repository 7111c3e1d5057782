/** What a stage needs of a browser. */
import type { ServedSite } from '../../testing/served-site.ts';

/** A page with the sandbox started in it, and `window.attempt`. */
export interface StagePage {
  /** Calls `work` in the page; argument and result travel as plain data. */
  evaluate<Result, Argument>(
    work: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
  close(): Promise<void>;
}

/** The browser in which attacks are performed. */
export interface StageBrowser extends AsyncDisposable {
  /** @param disturbed is told what learner code must never bring about */
  open(disturbed: (what: string) => void): Promise<StagePage>;
}

/** Starts a browser for the pages of `site`. */
export type OpenBrowser = (site: ServedSite) => Promise<StageBrowser>;
