/**
 * Prints what recording costs: `node checks/runner/trace/bench.ts [--rounds 7]`. Nothing is asserted: figures belong to the machine.
 */
import { parseArgs } from 'node:util';
import { measureCost, median } from './measure-cost.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } });
for (const { host, measured, off, on } of await measureCost(Number(values.rounds))) {
  const [without, withIt] = [median(off), median(on)];
  const share = ((withIt / without - 1) * 100).toFixed(1);
  const best = ((Math.min(...on) / Math.min(...off) - 1) * 100).toFixed(1);
  console.log(
    `${host} (${measured}): a request takes ${without.toFixed(3)} ms, recorded ${withIt.toFixed(3)} ms: ${share} % (best runs: ${best} %)`,
  );
}
