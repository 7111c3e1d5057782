import express from 'express';
import type { Provider } from './context.ts';
import type { Contract } from './contract.ts';

/** What all routes of a router have in common. */
interface Common {
  /** Where its routes lie: `/tools`. */
  prefix: string;
  /** The groups in which the docs show its routes. */
  tags?: string[];
  /** What every request to it must get past. */
  guards?: Provider[];
  /** What its guards may answer: what each status means. */
  refusals?: Record<number, string>;
}

/** Routes that belong together: what they have in common is said once. */
export class ApiRouter {
  readonly prefix: string;
  /** With the parameters of the prefix, such as `toolId` in `/tools/:toolId/loans`. */
  readonly router = express.Router({ mergeParams: true });
  /** Every route, as the document has it. */
  readonly contracts: Contract[] = [];
  readonly #common: Common;

  constructor(common: Common) {
    this.prefix = common.prefix;
    this.#common = common;
  }

  /** The whole contract of a route: its own, and what it has in common with the others here. */
  add(contract: Contract): Contract {
    const { prefix, tags, guards = [], refusals } = this.#common;
    const whole = {
      ...contract,
      path: (prefix + contract.path).replace(/\/$/, ''),
      tags: contract.tags ?? tags,
      guards: [...guards, ...(contract.guards ?? [])],
      refusals: { ...refusals, ...contract.refusals },
    };
    const named = [...whole.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
    const declared = Object.keys(contract.params?.shape ?? {});
    if (named.toSorted().join() !== declared.toSorted().join())
      throw new Error(`${whole.path}: its params schema names [${declared.join()}].`);
    this.contracts.push(whole);
    return whole;
  }
}
