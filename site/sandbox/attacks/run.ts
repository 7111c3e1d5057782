/**
 * `npm run attacks`: performs every attack in a real Chromium and prints what came of it. Words after it choose attacks by theme or by
 * part of their name. Ends with code 1 when one was not stopped, or anything reached the network.
 *
 * Only in Chromium: playwright-core 1.65 drives a stock Firefox over WebDriver BiDi, but asks each new page for
 * `emulation.setMediaFeaturesOverride`, which Firefox 153 answers with "unknown command", and no page ever opens.
 */
import process from 'node:process';
import { type Outcome, openStage } from './stage/stage.ts';
import { attacks } from './table.ts';

const ms = (time: number): string => `${Math.round(time)} ms`.padStart(8);

function print({ attack, complaints, ms: time, stall }: Outcome): void {
  const mark = complaints.length === 0 ? 'stopped' : 'NOT STOPPED';
  console.log(`${mark}  ${attack.theme.padEnd(9)} ${ms(time)}  stall ${ms(stall)}  ${attack.name}`);
  for (const complaint of complaints) console.log(`         ${complaint}`);
}

const words = process.argv.slice(2);
const chosen = attacks.filter(
  ({ theme, name }) =>
    words.length === 0 || words.some((word) => theme === word || name.includes(word)),
);
await using stage = await openStage();
let stopped = 0;
let stall = 0;
for (const attack of chosen) {
  const outcome = await stage.perform(attack);
  print(outcome);
  if (outcome.complaints.length === 0) stopped += 1;
  stall = Math.max(stall, outcome.stall);
}
const { hits } = stage;
for (const hit of hits) console.log(`reached the network: ${hit}`);
console.log(`worst stall of the page ${ms(stall).trim()}`);
console.log(`stopped ${stopped} of ${chosen.length}, network hits ${hits.length}`);
process.exitCode = stopped === chosen.length && hits.length === 0 ? 0 : 1;
