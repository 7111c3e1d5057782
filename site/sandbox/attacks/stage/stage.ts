/** Where attacks are performed: a browser, pages with the sandbox in them under the site's own policy, and traps around it. */
import { setTimeout as wait } from 'node:timers/promises';
import { type ServedSite, serveTestSite } from '../../testing/served-site.ts';
import { type Attack, filesOf, orderOf, type TrapAddresses } from '../attack.ts';
import { honestApp, honestChecks } from '../compose.ts';
import { openChromium } from './chromium.ts';
import type { Told } from './in-page.ts';
import type { OpenBrowser, StagePage } from './stage-browser.ts';
import { openTraps } from './traps.ts';

/** What one attack came to. */
export interface Outcome {
  readonly attack: Attack;
  /** Why it counts as not stopped; empty when it was stopped. */
  readonly complaints: readonly string[];
  /** Longest stall of the page's event loop, ms. */
  readonly stall: number;
  /** Duration of the attack, ms. */
  readonly ms: number;
}

/** Where attacks are performed and watched. */
export interface Stage extends AsyncDisposable {
  /** Attacks with a page of their own must not be performed side by side. */
  perform(attack: Attack): Promise<Outcome>;
  /** Everything that reached the network, from the first attack on. */
  readonly hits: readonly string[];
  /** The addresses that count. */
  readonly traps: TrapAddresses;
}

/** Longest time that a page may take to tell the outcome, ms. */
const PATIENCE = 60_000;

/** Compares what the page told with what must have happened. */
function complaintsAbout({ end }: Attack, told: Told): string[] {
  const found: string[] = [];
  if (told.state !== end.state) found.push(`the run ended as ${told.state}, not ${end.state}`);
  const kinds = end.kinds ?? [];
  const strange = told.failures.filter(({ kind }) => !kinds.includes(kind));
  for (const { kind, happened } of strange) {
    found.push(`a failure of kind ${kind}: ${happened.slice(0, 300)}`);
  }
  if (kinds.length > 0 && told.failures.length === 0) found.push('nothing failed');
  if (told.honest !== 'passed') found.push(`the honest run afterwards ended as ${told.honest}`);
  if (!told.kept) found.push('the learner’s files changed');
  if (told.strangers > 0) found.push(`the page heard ${told.strangers} messages from strangers`);
  return found;
}

/** A page that attacks one after the other are performed on, and what happened to it that should not. */
interface Lane {
  page: StagePage;
  disturbances: string[];
}

/**
 * @param lanes how many attacks may be performed side by side
 * @param openBrowser which browser they are performed in
 */
export async function openStage(
  lanes = 1,
  openBrowser: OpenBrowser = openChromium,
): Promise<Stage> {
  const [site, traps] = await Promise.all([serveTestSite(), openTraps()]);
  const browser = await openBrowser(site);
  const before = site.requests.length;
  const openLane = async (): Promise<Lane> => {
    const disturbances: string[] = [];
    return { disturbances, page: await browser.open((what) => disturbances.push(what)) };
  };
  const idle: Lane[] = [];
  for (let lane = 0; lane < lanes; lane += 1) idle.push(await openLane());
  const trap = { http: traps.http, udp: traps.udp, site: site.origin };

  const perform = async (attack: Attack): Promise<Outcome> => {
    const kept = attack.ownPage ? undefined : idle.pop();
    const lane = kept ?? (await openLane());
    const told = await tellOf(site, lane.page, attack, trap);
    const complaints = [
      ...(typeof told === 'string' ? [told] : complaintsAbout(attack, told)),
      ...lane.disturbances.splice(0),
    ];
    if (kept && typeof told !== 'string') idle.push(lane);
    else await lane.page.close();
    return typeof told === 'string'
      ? { attack, complaints, stall: 0, ms: 0 }
      : { attack, complaints, stall: told.stall, ms: told.ms };
  };
  return {
    perform,
    traps: trap,
    get hits() {
      const { runner, execution, compile, wasm } = site.assets;
      const usual = new Set(['/', '/main.js', '/told', runner, execution, compile, wasm]);
      return [...traps.hits, ...site.requests.slice(before).filter((path) => !usual.has(path))];
    },
    [Symbol.asyncDispose]: async () => {
      await browser[Symbol.asyncDispose]();
      await site[Symbol.asyncDispose]();
      await traps[Symbol.asyncDispose]();
    },
  };
}

/** Performs the attack on the page; a sentence, when the page did not live to tell. */
async function tellOf(
  site: ServedSite,
  page: StagePage,
  attack: Attack,
  trap: TrapAddresses,
): Promise<Told | string> {
  const { name, path } = attack;
  const job = {
    name,
    order: orderOf(filesOf(attack, trap), attack.checks ?? '', attack.limits),
    honest: orderOf(filesOf({ ...attack, app: honestApp, files: {} }, trap), honestChecks, {}),
    ...(path === undefined ? {} : { path }),
  };
  const late = wait(PATIENCE, 'the page never answered again', { ref: false });
  if (!attack.ownPage) {
    const attempt = page.evaluate((job) => window.attempt(job), job);
    return Promise.race([attempt.catch((error: unknown) => String(error)), late]);
  }
  const telling = site.told() as Promise<Told | { readonly broke: string }>;
  await page.evaluate((job) => window.attemptAndTell(job), job);
  const told = await Promise.race([telling, late]);
  return typeof told === 'string' || !('broke' in told) ? told : told.broke;
}
