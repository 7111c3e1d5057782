/**
 * `npm run faults [-- <rounds>] [--seed=<n>] [--only=<words>]`: hundreds of rounds of crashes, full disks, damaged records
 * and racing tabs against the built site's store. Ends with 1 when an edit is lost or anything else went wrong.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { buildSite } from '../../../build/build-site.ts';
import { openWorld } from './open-world.ts';
import { playRounds } from './play.ts';

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string' }, only: { type: 'string' } },
  allowPositionals: true,
});
const rounds = Number(positionals[0] ?? 300);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
if (!Number.isSafeInteger(rounds) || rounds < 1 || !Number.isSafeInteger(seed)) {
  console.error('Rounds and seed are whole numbers, as in: npm run faults -- 300 --seed=1');
  process.exit(2);
}

await buildSite({ say: console.log });
await using world = await openWorld();
console.log(`${rounds} rounds, --seed=${seed}`);
const sums = new Map<string, { rounds: number; edits: number; lost: number }>();
let wrong = 0;
let played = 0;
for await (const told of playRounds(world, { rounds, seed, only: values.only })) {
  const sum = sums.get(told.fault) ?? { rounds: 0, edits: 0, lost: 0 };
  sums.set(told.fault, {
    rounds: sum.rounds + 1,
    edits: sum.edits + told.edits,
    lost: sum.lost + told.lost.length,
  });
  played += 1;
  if (played % 50 === 0) {
    const edits = [...sums.values()].reduce((all, one) => all + one.edits, 0);
    console.log(`${played} rounds, ${edits} edits`);
  }
  if (told.lost.length === 0 && told.complaints.length === 0) continue;
  wrong += 1;
  console.log(`✗ ${told.fault} (--seed=${told.seed}):`);
  for (const line of [...told.lost.map((mark) => `lost: ${mark}`), ...told.complaints]) {
    console.log(`    ${line}`);
  }
}
const total = { edits: 0, lost: 0 };
for (const [fault, sum] of [...sums].sort(([a], [b]) => a.localeCompare(b))) {
  console.log(`${fault}: ${sum.rounds} rounds, lost ${sum.lost} of ${sum.edits} edits`);
  total.edits += sum.edits;
  total.lost += sum.lost;
}
console.log(`lost ${total.lost} of ${total.edits} edits`);
process.exitCode = wrong > 0 ? 1 : 0;
