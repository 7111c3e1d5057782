/**
 * Every proof the project has, part by part: `npm test`, or `npm test -- unit verify` for some parts alone. Two parts run at the
 * same time where there are two cores; each prints what it said when it ends. A part that fails does not stop the others, except
 * those that look at its result; the closing lines count them.
 */
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { findBrowser } from './browser.ts';
import { runInLanes } from './gate/lanes.ts';
import { type Part, partsNamed } from './gate/parts.ts';
import { runPart } from './gate/run-part.ts';

/** How often what is going on is told, ms: some services take a silent job for a dead one. */
const TOLD_EVERY = 30_000;

let parts: readonly Part[];
const environment: NodeJS.ProcessEnv = { ...process.env };
try {
  parts = partsNamed(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exit(2);
}
try {
  if (parts.some((part) => part.needsBrowser)) environment.CHROME_PATH = await findBrowser();
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
// What a part prints goes through us; its colours need not be lost on the way.
if (process.stdout.isTTY) environment.FORCE_COLOR ??= '1';

const lanes = Math.min(2, availableParallelism(), parts.length);
const began = performance.now();
const secondsSince = (start: number) => ((performance.now() - start) / 1000).toFixed(0);
const running = new Set<string>();
const telling = setInterval(() => {
  if (lanes > 1) console.log(`   ${secondsSince(began)} s: ${[...running].join(' and ')}`);
}, TOLD_EVERY);

let begun = 0;
const results = await runInLanes(parts, lanes, async (part) => {
  begun += 1;
  running.add(part.name);
  console.log(`== ${begun} of ${parts.length}: ${part.name} (${part.proves})`);
  const start = performance.now();
  let said = '';
  const heard = (text: string) => {
    said += text;
  };
  const passed = await runPart(part, environment, lanes > 1 ? heard : undefined);
  running.delete(part.name);
  if (lanes > 1) {
    const end = passed ? 'passed' : 'FAILED';
    console.log(`\n== ${part.name} ${end} after ${secondsSince(start)} s:\n${said.trim()}\n`);
  }
  return passed;
});
clearInterval(telling);

console.log('\n== summary');
for (const { name, state, seconds } of results) {
  const word = state === 'failed' ? 'FAILED' : state;
  console.log(`${word.padEnd(8)}  ${name.padEnd(10)} ${seconds.toFixed(1)} s`);
}
const passed = results.filter(({ state }) => state === 'passed').length;
const others = results.length - passed;
console.log(`parts: ${passed} passed, ${others} failed; ${secondsSince(began)} s in all`);
process.exitCode = others === 0 ? 0 : 1;
