/**
 * `npm run bench [-- --only name] [--n 5] [--json]`: the figures that the project holds itself to, each beside a rival
 * measured in the same run. Nothing is asserted: figures belong to the machine and to what else it does.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { cli } from './bench/cli.ts';
import { edit } from './bench/edit.ts';
import { editor } from './bench/editor.ts';
import { type Figure, isHeld, type Measurement, type Missing } from './bench/figure.ts';
import { firstCheck } from './bench/first-check.ts';
import { gate } from './bench/gate.ts';
import { growth } from './bench/growth.ts';
import { lighthouse } from './bench/lighthouse.ts';
import { machine } from './bench/machine.ts';
import { parity } from './bench/parity.ts';
import { figureLine } from './bench/print.ts';
import { reading } from './bench/reading.ts';
import { openScene } from './bench/scene.ts';
import { trace } from './bench/trace.ts';

const measurements: readonly Measurement[] = [
  reading,
  firstCheck,
  edit,
  editor,
  cli,
  gate,
  growth,
  parity,
  trace,
  lighthouse,
];

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    n: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});
const names = measurements.map(({ name }) => name);
const unknown = values.only.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`--only takes ${names.join(', ')}, not ${unknown.join(', ')}.`);
  process.exit(2);
}
const n = Number(values.n);
if (!Number.isInteger(n) || n < 1) {
  console.error(`--n takes a number from 1 on, not "${values.n}".`);
  process.exit(2);
}

const where = machine();
const say = values.json ? () => {} : (line: string) => console.log(line);
say(
  `${where.processor}, ${where.cores} cores, ${where.memoryGB} GB, Node ${where.node}, load ${where.load}` +
    (where.load > where.cores ? ' (busy: every time below is too long)' : ''),
);
const found: (Figure | Missing)[] = [];
await using scene = openScene(n);
for (const { name, measure } of measurements) {
  if (values.only.length > 0 && !values.only.includes(name)) continue;
  const figures = await measure(scene).catch((error: unknown): Missing[] => [
    { what: name, missing: error instanceof Error ? error.message : String(error) },
  ]);
  found.push(...figures);
  for (const figure of figures) say(figureLine(figure));
}
if (values.json) {
  const figures = found.map((figure) =>
    'missing' in figure ? figure : { ...figure, held: isHeld(figure) },
  );
  console.log(JSON.stringify({ machine: where, figures }, null, 2));
} else {
  say(`load at the end ${machine().load}`);
}
