/** Counts what became of the mutants of a step, a lesson or a whole run. */
import type { Trial } from './run-mutants.ts';
import { isSurvivor, type Survivor } from './survivors.ts';

/** The share of mutants that must be caught, in per cent. */
export const DUE = 90;

/** How many mutants were noticed. */
export interface Score {
  readonly mutants: number;
  /** A check failed, or the app did not start. */
  readonly caught: number;
  /** Of those, told by nothing but time. */
  readonly byTime: number;
  /** No check failed, and the types are wrong. */
  readonly byTypes: number;
  readonly survived: number;
  /** Of the survivors, those listed in survivors.yaml. */
  readonly accepted: number;
}

/** Counts the trials; a survivor that is accepted does not count against the checks. */
export function scoreOf(trials: readonly Trial[], accepted: readonly Survivor[]): Score {
  const survivors = trials.filter(({ fate }) => fate === 'survived');
  return {
    mutants: trials.length,
    caught: trials.filter(({ fate }) => fate === 'caught').length,
    byTime: trials.filter(({ byTime }) => byTime).length,
    byTypes: trials.filter(({ fate }) => fate === 'types').length,
    survived: survivors.length,
    accepted: survivors.filter((trial) => accepted.some((one) => isSurvivor(one, trial))).length,
  };
}

/** Per cent of the mutants that were caught by a check or by their types; 100 when there are none. */
export function percent({ mutants, caught, byTypes }: Score): number {
  return mutants === 0 ? 100 : (100 * (caught + byTypes)) / mutants;
}

/** The same by checks alone. */
export function percentByChecks({ mutants, caught }: Score): number {
  return mutants === 0 ? 100 : (100 * caught) / mutants;
}
