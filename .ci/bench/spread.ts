/** Medians and the like, as exact as what was measured: rounding is for who prints. */

/** The value below which `share` of the measurements lie, such as 0.5 for the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.floor(sorted.length * share));
  return sorted[at] ?? Number.NaN;
}

/** The middle of the measurements. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Runs `work` `n` times, one after the other, and gives how long each took, ms. */
export async function timesOf(n: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < n; run += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times;
}
