/** The whole browser is killed, as by a crash of the machine's desktop; what it had handed to the system survives. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type BrowserContext, chromium } from 'playwright-core';
import { BROWSER_FLAGS } from '../../../../.ci/browser.ts';
import type { Random } from './random.ts';
import { Round, type RoundResult, type World } from './world.ts';

interface OwnBrowser {
  readonly context: BrowserContext;
  kill(): Promise<void>;
}

async function start(executable: string, profile: string): Promise<OwnBrowser> {
  const flags = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
  const child = spawn(executable, [...BROWSER_FLAGS, ...flags, 'about:blank'], {
    // A group of its own, so that its renderers die with it.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = once(child, 'exit');
  const endpoint = await new Promise<string>((resolve, reject) => {
    createInterface(child.stderr).on('line', (line) => {
      const found = /^DevTools listening on (.*)$/.exec(line)?.[1];
      if (found) resolve(found);
    });
    exited.then(() => reject(new Error('The browser ended before it listened.')));
  });
  const browser = await chromium.connectOverCDP(endpoint);
  const [context] = browser.contexts();
  if (!context) throw new Error('The browser has no context of its own.');
  return {
    context,
    async kill() {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
      await exited;
      await browser.close().catch(() => {});
    },
  };
}

/** Types, kills the browser, starts it again on the same profile and looks. */
export async function killedBrowser(world: World, random: Random): Promise<RoundResult> {
  const profile = await mkdtemp(join(tmpdir(), 'groundwork-faults-'));
  let browser = await start(world.executable, profile);
  try {
    const round = new Round(world, browser.context, random);
    const tab = await round.open();
    await round.typeFor(tab, random.between(300, 1500));
    round.ledger.ends(tab.name);
    await browser.kill();
    browser = await start(world.executable, profile);
    const after = new Round(world, browser.context, random);
    const found = await after.open();
    await found.settled();
    const lost = round.ledger.lost(await found.reachable());
    return { edits: round.ledger.promised.length, lost, complaints: [] };
  } catch (error) {
    return { edits: 0, lost: [], complaints: [String(error)] };
  } finally {
    await browser.kill();
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}
