/** What every round of faults stands on. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext } from 'playwright-core';
import { Ledger } from './ledger.ts';
import type { Random } from './random.ts';
import { FaultTab } from './tab.ts';

/** The browser and the site that mishaps befall. */
export interface World {
  readonly browser: Browser;
  /** Where the built site is served, such as `http://localhost:40001`. */
  readonly origin: string;
  /** The address of the learner chunk on it. */
  readonly store: string;
  /** The browser's executable, for rounds that kill all of it. */
  readonly executable: string;
}

/** What a round found. */
export interface RoundResult {
  readonly edits: number;
  /** The lines that were promised to be kept and are nowhere. */
  readonly lost: readonly string[];
  /** What else went wrong, a sentence each. */
  readonly complaints: readonly string[];
}

/** One kind of fault. */
export interface Fault {
  readonly name: string;
  /** How often it is chosen, beside the others. */
  readonly weight: number;
  play(round: Round): Promise<void>;
}

/** One round: an empty device, some tabs, a fault, and the question what is left. */
export class Round {
  readonly ledger = new Ledger();
  readonly random: Random;
  readonly world: World;
  readonly context: BrowserContext;
  readonly tabs: FaultTab[] = [];
  readonly complaints: string[] = [];
  /** Texts that are safe though no tab shows them, such as an export. */
  readonly safe: string[] = [];

  constructor(world: World, context: BrowserContext, random: Random) {
    this.world = world;
    this.context = context;
    this.random = random;
  }

  /** Opens the step in one more tab. */
  async open(before?: string): Promise<FaultTab> {
    const name = `tab ${this.tabs.length + 1}`;
    const { store } = this.world;
    const tab = await FaultTab.open(this.context, { name, store, ledger: this.ledger, before });
    this.tabs.push(tab);
    return tab;
  }

  /** Types for about `time` ms, with pauses as short as those of fast hands. */
  async typeFor(tab: FaultTab, time: number): Promise<void> {
    const end = performance.now() + time;
    while (performance.now() < end && tab.alive) {
      await tab.type();
      await sleep(this.random.between(5, 140));
    }
  }

  /** The learner is told what is wrong, and the export that is offered with it holds every line of the tab. */
  async expectTrouble(tab: FaultTab, kinds: readonly string[]): Promise<void> {
    const { trouble, text } = await tab.state();
    if (!trouble || !kinds.includes(trouble.kind) || !/export/i.test(trouble.sentence)) {
      this.complaints.push(
        `Expected trouble (${kinds.join(' or ')}) with a way on, found ${trouble?.kind ?? 'none'}.`,
      );
    }
    const exported = await tab.exported();
    if (!exported.includes(text)) this.complaints.push('The export lacks what the editor shows.');
    this.safe.push(...exported);
  }

  /** Opens the step once more, as the learner will, and says what is lost. */
  async judge(): Promise<RoundResult> {
    const texts = [...this.safe];
    for (const tab of this.tabs) {
      if (!tab.alive) continue;
      texts.push((await tab.state()).text);
      // While it edits, nobody else picks up what tabs before it left behind.
      await tab.close();
    }
    const after = await this.open();
    await after.settled();
    texts.push(...(await after.reachable()));
    const { ledger, complaints } = this;
    return { edits: ledger.promised.length, lost: ledger.lost(texts), complaints };
  }
}
