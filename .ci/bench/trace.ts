/** What a request costs while nobody looks at the Trace panel, beside one that is recorded for it. */

import type { Measurement } from './figure.ts';
import { median } from './spread.ts';
import { measureCost } from './trace-cost.ts';

export const trace: Measurement = {
  name: 'trace',
  async measure({ n }) {
    const costs = await measureCost(n);
    return costs.map(({ host, measured, off, on }) => ({
      what: `one request with the Trace panel closed (${host}, ${measured})`,
      unit: 'ms',
      ours: median(off),
      rival: { name: 'the same, recorded', value: median(on) },
      n,
      note: 'closed, nothing of the recording is loaded: see tracer.test.ts',
    }));
  },
};
