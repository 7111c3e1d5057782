/** Plays rounds of faults against the built site's learner store, and sums up what they found. */
import { blockedStorage, silentStorage } from './blocked.ts';
import { corruptRecords } from './corrupt.ts';
import { fullDisk } from './full.ts';
import { killedTab, leftPage } from './kill.ts';
import { killedBrowser } from './kill-browser.ts';
import { racingTabs } from './race.ts';
import { type Random, seededRandom } from './random.ts';
import { newerSite } from './upgrade.ts';
import { type Fault, Round, type RoundResult, type World } from './world.ts';

/** Every kind of mishap. */
export const FAULTS: readonly Fault[] = [
  killedTab,
  leftPage,
  fullDisk,
  blockedStorage,
  silentStorage,
  corruptRecords,
  racingTabs,
  newerSite,
];

/** Every how many rounds the whole browser is killed. */
const BROWSER_KILLED_EVERY = 25;

/** Longer than any round takes on a busy machine, ms: a page that hangs is a finding, not a reason to wait for ever. */
const ROUND_LIMIT = 90_000;

/** What a round found, with what repeats it. */
export interface Told extends RoundResult {
  readonly fault: string;
  /** `seededRandom(seed)` plays the same round again, as far as timing repeats. */
  readonly seed: number;
}

/** Plays round after round, each on an empty device; `only` names the faults to choose from. */
export async function* playRounds(
  world: World,
  options: { rounds: number; seed: number; only?: string | undefined },
): AsyncGenerator<Told> {
  const faults = FAULTS.filter(({ name }) => !options.only || name.includes(options.only));
  for (let round = 0; round < options.rounds; round += 1) {
    const seed = options.seed + round;
    const random = seededRandom(seed);
    if (round % BROWSER_KILLED_EVERY === BROWSER_KILLED_EVERY - 1 && !options.only) {
      yield { fault: 'the browser is killed', seed, ...(await killedBrowser(world, random)) };
      continue;
    }
    const fault = choose(faults, random);
    yield { fault: fault.name, seed, ...(await playOne(world, fault, random)) };
  }
}

function choose(faults: readonly Fault[], random: Random): Fault {
  let left = (random.between(0, 9_999) / 10_000) * faults.reduce((sum, one) => sum + one.weight, 0);
  const found = faults.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
  const fault = found ?? faults[0];
  if (!fault) throw new Error('No fault has that name.');
  return fault;
}

/** Plays one round of a fault; whatever goes wrong in it is a complaint of the round. */
export async function playOne(world: World, fault: Fault, random: Random): Promise<RoundResult> {
  const context = await world.browser.newContext({ baseURL: world.origin });
  const round = new Round(world, context, random);
  const limit = Promise.withResolvers<never>();
  const timer = setTimeout(() => limit.reject(new Error('The round hangs.')), ROUND_LIMIT);
  try {
    return await Promise.race([fault.play(round).then(() => round.judge()), limit.promise]);
  } catch (error) {
    const complaint = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { edits: round.ledger.count, lost: [], complaints: [...round.complaints, complaint] };
  } finally {
    clearTimeout(timer);
    await context.close().catch(() => {});
  }
}
