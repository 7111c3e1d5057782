/** What a page loads, counted on the wire: bytes as they are sent, compressed. */
import type { Page } from 'playwright-core';

/** What a page has loaded over the network. */
export interface Traffic {
  /** Bytes of bodies that arrived so far. */
  total(): number;
  /** Bytes of JavaScript that arrived so far. */
  scripts(): number;
}

/** Counts from now on what `page` and its frames and workers load over the network. */
export async function countTraffic(page: Page): Promise<Traffic> {
  let total = 0;
  let scripts = 0;
  const session = await page.context().newCDPSession(page);
  const isScript = new Map<string, boolean>();
  await session.send('Network.enable');
  session.on('Network.responseReceived', ({ requestId, response }) => {
    isScript.set(requestId, response.mimeType.includes('javascript'));
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    total += encodedDataLength;
    if (isScript.get(requestId) === true) scripts += encodedDataLength;
  });
  return { total: () => total, scripts: () => scripts };
}

/** Bytes as kB of 1000, to a tenth. */
export const kilobytes = (bytes: number): number => Math.round(bytes / 100) / 10;
