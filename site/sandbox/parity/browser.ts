/** Runs the probes in Chromium, in a worker of an opaque origin under the runner frame's policy. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright-core';
import { BROWSER_FLAGS, findBrowser } from '../../../.ci/browser.ts';
import type { Answers } from './answers.ts';

/** As the runner frame has it: no network at all, scripts only from what it was handed. */
const POLICY =
  "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-eval' blob:; worker-src blob: data:; connect-src 'none'";

/** What the page is to run. */
export interface Order {
  readonly files: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly only: string;
}

/** What the probes answered in the page. */
export interface PageRun {
  readonly answers: Answers;
  /** Errors that no probe listened to. */
  readonly troubles: readonly string[];
}

/** Starts the worker as the runner frame does: from data:, because a blob: worker of an opaque origin has no crypto.subtle. */
function runInWorker([code, order]: [string, Order]): Promise<PageRun> {
  return new Promise((resolve, reject) => {
    const boot =
      'onmessage=e=>{onmessage=null;const u=URL.createObjectURL(e.data);importScripts(u);URL.revokeObjectURL(u);postMessage("up")}';
    const worker = new Worker(`data:text/javascript,${encodeURIComponent(boot)}`);
    const troubles: string[] = [];
    worker.onerror = (event) => reject(new Error(`${event.message} (line ${event.lineno})`));
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data === 'up') worker.postMessage(order);
      else if (data !== null && typeof data === 'object' && 'trouble' in data)
        troubles.push(String(data.trouble));
      else resolve({ answers: data as Answers, troubles });
    };
    worker.postMessage(new Blob([code], { type: 'text/javascript' }));
  });
}

/** The probes' answers from a worker in the page. */
export async function runInBrowser(code: string, order: Order): Promise<PageRun> {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Security-Policy', POLICY);
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>parity</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: [...BROWSER_FLAGS],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return await page.evaluate(runInWorker, [code, order] as [string, Order]);
  } finally {
    await browser.close();
    server.close();
  }
}
