/** `node:perf_hooks`: the worker's own performance timeline. */
export const {
  performance,
  PerformanceObserver,
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
} = globalThis;

export const constants = {};

/** A browser does not tell how long its event loop was blocked; the histogram stays empty. */
export function monitorEventLoopDelay(): object {
  const empty = { min: 0, max: 0, mean: 0, stddev: 0, exceeds: 0, percentiles: new Map() };
  return {
    ...empty,
    enable: () => true,
    disable: () => true,
    reset() {},
    percentile: () => 0,
  };
}
