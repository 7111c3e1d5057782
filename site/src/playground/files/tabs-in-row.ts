/** Up to this many files, each has its tab; with more, a row of tabs is no longer a place to look for one. */
export const FEW_FILES = 8;

/** The tabs, and how much room they have. */
export interface RowOfTabs {
  /** Every file, in the order in which tabs stand. */
  readonly paths: readonly string[];
  /** What the step is about: the file it starts in, and those that it changes. */
  readonly about: ReadonlySet<string>;
  /** What the learner brought to the front in this visit. */
  readonly opened: ReadonlySet<string>;
  /** Files with type errors. */
  readonly troubled: { has(path: string): boolean };
}

/** The files that have a tab: all of a small project; of a large one those that matter now. The list of all files has the rest. */
export function tabsInRow({ paths, about, opened, troubled }: RowOfTabs): readonly string[] {
  if (paths.length <= FEW_FILES) return paths;
  return paths.filter((path) => about.has(path) || opened.has(path) || troubled.has(path));
}
