import type { Course, Step } from '../../../lessons/course.ts';

/** A file of a step's starter that its page does not show, and the last page that shows it as it still is. */
export interface FileElsewhere {
  readonly name: string;
  readonly step: Step;
}

/** The files of a step's starter, as its page has them for those who read without the editor. */
export interface ShownFiles {
  /** Names in full text: the file in focus, then what is new since the page before or changes in this step. */
  readonly here: readonly string[];
  /** The rest, sorted by name. */
  readonly elsewhere: readonly FileElsewhere[];
}

/**
 * What each page shows of its step's starter. The app grows with the course; if every page showed all of it, a page would weigh
 * twenty times as much at the end of the course as at its beginning. What a page leaves out stands unchanged on an earlier one.
 */
export function shownFiles({ steps }: Pick<Course, 'steps'>): ReadonlyMap<Step, ShownFiles> {
  const lastShownBy = new Map<string, Step>();
  const shown = new Map<Step, ShownFiles>();
  let previous: Step | undefined;
  for (const step of steps) {
    // What the step before changed in its solution, its own page could not show yet.
    const touched = new Set([
      step.focus,
      ...step.changed.starter,
      ...step.changed.solution,
      ...(previous?.changed.solution ?? []),
    ]);
    const here: string[] = [];
    const elsewhere: FileElsewhere[] = [];
    for (const name of Object.keys(step.starter).sort()) {
      const last = lastShownBy.get(name);
      if (touched.has(name) || last === undefined) {
        here.push(name);
        lastShownBy.set(name, step);
      } else elsewhere.push({ name, step: last });
    }
    const inFocus = (name: string) => Number(name === step.focus);
    shown.set(step, { here: here.sort((a, b) => inFocus(b) - inFocus(a)), elsewhere });
    previous = step;
  }
  return shown;
}
