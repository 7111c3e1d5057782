/** Figures as a table for a terminal. */
import { type Figure, isHeld, type Missing } from './figure.ts';

/** A line per figure, with the goal and whether it is held. */
export function figureLine(figure: Figure | Missing): string {
  if ('missing' in figure) return `${figure.what.padEnd(46)} not measured: ${figure.missing}`;
  const { what, unit, ours, rival, goal, times, n, note } = figure;
  const held = isHeld(figure);
  const goals = [
    goal === undefined ? '' : `goal ${unit === 'equal' || unit === 'points' ? '>=' : '<='} ${goal}`,
    times === undefined ? '' : `${times} times better`,
  ].filter(Boolean);
  return [
    what.padEnd(46),
    `${rounded(ours)} ${unit}`.padStart(14),
    (rival === undefined ? '' : `${rival.name}: ${rounded(rival.value)} ${unit}`).padEnd(44),
    held === null ? '' : `${goals.join(', ')}: ${held ? 'held' : 'NOT HELD'}`,
    n > 1 ? `n=${n}` : '',
    note ?? '',
  ]
    .filter(Boolean)
    .join('  ')
    .trimEnd();
}

/** To a tenth, and below one to a thousandth: what a clock can tell of a long time and of a short one. */
function rounded(value: number): number {
  const parts = Math.abs(value) < 1 ? 1_000 : 10;
  return Math.round(value * parts) / parts;
}
