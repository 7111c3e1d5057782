/**
 * `npm run attacks`: performs every attack in a real Chromium and prints what came of it. Words after it choose attacks by theme or by
 * part of their name. `-- --browser firefox` performs them in Firefox, where one is found. Ends with code 1 when one was not stopped, or
 * anything reached the network.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { findFirefox, NO_FIREFOX } from '../testing/firefox/firefox.ts';
import { openChromium } from './stage/chromium.ts';
import { openFirefox } from './stage/firefox.ts';
import { type Outcome, openStage } from './stage/stage.ts';
import type { OpenBrowser } from './stage/stage-browser.ts';
import { attacks } from './table.ts';

const ms = (time: number): string => `${Math.round(time)} ms`.padStart(8);

function print({ attack, complaints, ms: time, stall }: Outcome): void {
  const mark = complaints.length === 0 ? 'stopped' : 'NOT STOPPED';
  console.log(`${mark}  ${attack.theme.padEnd(9)} ${ms(time)}  stall ${ms(stall)}  ${attack.name}`);
  for (const complaint of complaints) console.log(`         ${complaint}`);
}

/** Null: there is no Firefox. */
function browserNamed(name: string): OpenBrowser | null {
  if (name === 'chromium') return openChromium;
  if (name !== 'firefox') throw new Error(`--browser is chromium or firefox, not ${name}.`);
  const executable = findFirefox();
  return executable === null ? null : openFirefox(executable);
}

const { values, positionals: words } = parseArgs({
  options: { browser: { type: 'string', default: 'chromium' } },
  allowPositionals: true,
});
const browser = browserNamed(values.browser);
if (browser === null) {
  console.log(NO_FIREFOX);
  process.exit();
}
const chosen = attacks.filter(
  ({ theme, name }) =>
    words.length === 0 || words.some((word) => theme === word || name.includes(word)),
);
await using stage = await openStage(1, browser);
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
