/** What the bench measures and what it says about it. */
import type { Scene } from './scene.ts';

/** One figure, and the same of a rival in the same run. */
export interface Figure {
  readonly what: string;
  readonly unit: 'ms' | 's' | 'kB br' | 'MB' | 'equal' | 'points';
  readonly ours: number;
  readonly rival?: { readonly name: string; readonly value: number };
  /** `ours` is meant to be at most this; at least this where more is better. */
  readonly goal?: number;
  /** How many times better than the rival it is meant to be. */
  readonly times?: number;
  /** How many measurements the medians were taken from; 1 for what does not vary. */
  readonly n: number;
  readonly note?: string;
}

/** What could not be measured, and why. */
export interface Missing {
  readonly what: string;
  readonly missing: string;
}

/** A group of figures that are measured together. */
export interface Measurement {
  /** For `--only`. */
  readonly name: string;
  measure(scene: Scene): Promise<readonly (Figure | Missing)[]>;
}

const moreIsBetter: readonly Figure['unit'][] = ['equal', 'points'];

/** Whether the goals are held; null for a figure without goals. */
export function isHeld({ unit, ours, rival, goal, times }: Figure): boolean | null {
  if (goal === undefined && times === undefined) return null;
  const up = moreIsBetter.includes(unit);
  const goalHeld = goal === undefined || (up ? ours >= goal : ours <= goal);
  const factor = rival === undefined ? 0 : up ? ours / rival.value : rival.value / ours;
  return goalHeld && (times === undefined || factor >= times);
}
