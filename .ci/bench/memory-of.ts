/** What a page costs the machine. */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';

/** What a page holds while it is open. */
export interface PageMemory {
  /** Of all renderer processes, each shared page counted in its share; MB. Linux only, elsewhere null. */
  readonly processes: number | null;
  /** JavaScript in use on the page's own thread, after a collection; MB. */
  readonly heap: number;
}

const megabytes = (bytes: number): number => Math.round(bytes / 100_000) / 10;

/** @param browser one in which nothing but `page` is open */
export async function memoryOf(browser: Browser, page: Page): Promise<PageMemory> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const system = await browser.newBrowserCDPSession();
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  const sizes = await Promise.all(renderers.map(({ id }) => proportionalSize(id)));
  const known = sizes.filter((size) => size !== null);
  return {
    processes: known.length === 0 ? null : megabytes(known.reduce((sum, size) => sum + size, 0)),
    heap: megabytes(usedSize),
  };
}

/** `Pss` of a process, bytes: see proc_pid_smaps_rollup(5). */
async function proportionalSize(id: number): Promise<number | null> {
  try {
    const rollup = await readFile(`/proc/${id}/smaps_rollup`, 'utf8');
    const [, kilobytes] = /^Pss:\s+(\d+) kB$/m.exec(rollup) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) * 1_024;
  } catch {
    return null;
  }
}
