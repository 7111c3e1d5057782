/**
 * Compares the sandbox with real Node: `node site/sandbox/parity/run.ts [--only part-of-a-name]`.
 * Prints `equal N of M` and each difference with its reason; ends with 1 when a difference has none.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { accepted } from './accepted.ts';
import { answerProbes } from './answers.ts';
import { runInBrowser } from './browser.ts';
import { bundleProbes } from './bundle.ts';
import { differences } from './compare.ts';
import { probes } from './probes.ts';

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' } },
});

const folder = join(import.meta.dirname, 'public');
const files = Object.fromEntries(
  readdirSync(folder).map((name) => [
    `/app/public/${name}`,
    readFileSync(join(folder, name), 'utf8'),
  ]),
);

process.chdir(folder);
const node = await answerProbes(probes, folder, values.only);
const code = await bundleProbes();
const { answers: page, troubles } = await runInBrowser(code, {
  files,
  folder: '/app/public',
  only: values.only,
});

const show = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 400);

let equal = 0;
let unexplained = 0;
for (const [name, answer] of Object.entries(node)) {
  const found = differences(answer, page[name]);
  const threw = (answer as { threw?: string } | null)?.threw;
  if (found.length === 0 && !threw) {
    equal++;
    continue;
  }
  console.log(`\n${name}`);
  if (threw) {
    unexplained++;
    console.log(`  fails on Node itself: ${threw}`);
  }
  for (const { field, node: expected, page: actual } of found) {
    const reason = accepted.find((entry) => entry.probe === name && entry.field === field)?.reason;
    if (!reason) unexplained++;
    console.log(`  ${field}\n    node: ${show(expected)}\n    page: ${show(actual)}`);
    console.log(`    ${reason ? `accepted: ${reason}` : 'NOT ACCEPTED'}`);
  }
}
for (const trouble of troubles) {
  unexplained++;
  console.log(`\nan error that no probe listened to\n  ${trouble}`);
}
for (const { probe, field } of accepted) {
  const isStale =
    probe in node && !differences(node[probe], page[probe]).some((one) => one.field === field);
  if (isStale) {
    unexplained++;
    console.log(`\naccepted.ts lists ${probe} ${field}, which no longer differs: remove it there.`);
  }
}
console.log(`\nequal ${equal} of ${Object.keys(node).length}`);
process.exit(unexplained === 0 ? 0 : 1);
