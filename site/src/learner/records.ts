/** What is kept on the learner's device: one type per store, and the guard that each record must pass when it is read back. */
import type { Files } from '../../../checks/runner/host.ts';
import type { Report } from '../../../checks/runner/report.ts';

/** The learner's files for one step. `key` is the step's id, or `<step>~<copy>` for a separate copy made in a second tab. */
export interface Draft {
  readonly key: string;
  readonly step: string;
  readonly files: Files;
  /** Grows by one with each save; a save built on an older number is refused, never merged. */
  readonly revision: number;
  /** The tab that saved it, so that a tab knows its own saves from another's. */
  readonly tab: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Why an earlier version was kept. */
export type VersionReason =
  | 'check'
  | 'reset'
  | 'restore'
  | 'deletion'
  | 'conflict'
  | 'import'
  | 'imported'
  | 'unsaved'
  | 'copy';

/** An earlier version of a step's files. `key` is `<step>@<time>-<random>`, so keys sort by step, then by age. */
export interface Version {
  readonly key: string;
  readonly step: string;
  readonly files: Files;
  readonly why: VersionReason;
  /** How the check run that it was kept for ended. */
  readonly result?: 'passed' | 'failed' | 'broken';
  readonly at: number;
}

/** `assisted`: passed after the solution was shown. */
export type StepState = 'untouched' | 'started' | 'passed' | 'assisted';

/** How far one step has come. `key` is the step's id. */
export interface StepProgress {
  readonly key: string;
  readonly state: StepState;
  readonly solutionShown: boolean;
  /** When the learner last did something in the step; milliseconds since 1970. */
  readonly at: number;
}

/** How many hints are open, by task. `key` is the step's id; tasks are named by the page that shows them. */
export interface RevealedHints {
  readonly key: string;
  readonly open: Readonly<Record<string, number>>;
}

/** The answer to a prediction or a quiz question. `key` is the question's, such as `01.1/prediction` or `01/quiz/2`. */
export interface Answer {
  readonly key: string;
  readonly choice: string;
  readonly correct: boolean;
  /** Whether the very first answer was right; later tries do not change it. */
  readonly firstTry: boolean;
  readonly at: number;
}

/** When a quiz question comes back. `key` is the question's, as in the answers. */
export interface Review {
  readonly key: string;
  /** How often in a row it was answered right when it was due. */
  readonly streak: number;
  /** When it comes back; milliseconds since 1970. */
  readonly due: number;
  /** When it was answered last; milliseconds since 1970. */
  readonly at: number;
}

/** What the last check run of a step found. `key` is the step's id. It stays on the device: one more check brings it anew. */
export interface LastRun {
  readonly key: string;
  /** The files that were checked: the report speaks of them and of no others. */
  readonly files: Files;
  /** Without its trace. */
  readonly report: Report;
  readonly at: number;
}

/** Which colours the site has; `system`: those of the device. */
export type Theme = 'system' | 'light' | 'dark';

/** Shares of the step's page, in percent from 0 to 100. */
export interface Panes {
  /** The text's share of the width; 0: folded away. */
  readonly text: number;
  /** The editor's share of the height that it divides with the panels; 100: the panels are folded away. */
  readonly code: number;
}

/** The learner's choices for the whole site; there is one record, with the key `settings`. */
export interface Settings {
  readonly key: 'settings';
  readonly theme: Theme;
  /** Whether long lines of code wrap. */
  readonly wrap: boolean;
  /** Whether the editor has Vim's keys; absent until somebody chose them. */
  readonly vim?: boolean;
  /** Whether keys without Ctrl or Cmd are shortcuts; absent in older records: they are. */
  readonly singleKeys?: boolean;
  /** How the step's page is divided; absent until the learner has moved a border. */
  readonly panes?: Panes;
}

/** Every store by name. */
export interface Records {
  readonly drafts: Draft;
  readonly versions: Version;
  readonly progress: StepProgress;
  readonly hints: RevealedHints;
  readonly answers: Answer;
  readonly settings: Settings;
  readonly reviews: Review;
  readonly runs: LastRun;
}

/** The name of a store. */
export type StoreName = keyof Records;

/** The names of all stores. */
export const STORES = [
  'drafts',
  'versions',
  'progress',
  'hints',
  'answers',
  'settings',
  'reviews',
  'runs',
] as const satisfies readonly StoreName[];
