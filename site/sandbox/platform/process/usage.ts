/** What a browser lets a program know of its own consumption: Chromium's heap figures, else round guesses. */

interface HeapFigures {
  readonly usedJSHeapSize: number;
  readonly totalJSHeapSize: number;
}

const heap = (): HeapFigures =>
  (performance as { memory?: HeapFigures }).memory ?? {
    usedJSHeapSize: 20_000_000,
    totalJSHeapSize: 40_000_000,
  };

function read(): NodeJS.MemoryUsage {
  const { usedJSHeapSize: heapUsed, totalJSHeapSize: heapTotal } = heap();
  return { rss: heapTotal, heapTotal, heapUsed, external: 0, arrayBuffers: 0 };
}

/** Bytes. */
export const memoryUsage = Object.assign(read, { rss: () => heap().totalJSHeapSize });

/** Microseconds; a browser tells no difference between waiting and working. */
export const cpuUsage = (): NodeJS.CpuUsage => ({
  user: Math.floor(performance.now() * 1000),
  system: 0,
});

export const resourceUsage = (): object => ({
  userCPUTime: cpuUsage().user,
  systemCPUTime: 0,
  maxRSS: Math.floor(heap().totalJSHeapSize / 1024),
});
