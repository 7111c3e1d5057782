import express from 'express';
import type { Contract } from './contract.ts';

/** What all routes of a router have in common. */
interface Common {
  /** Where its routes lie: `/tools`. */
  prefix: string;
  /** The groups in which the docs show its routes. */
  tags?: string[];
}

/** Routes that belong together: what they have in common is said once. */
export class ApiRouter {
  readonly prefix: string;
  readonly router = express.Router();
  readonly #common: Common;

  constructor(common: Common) {
    this.prefix = common.prefix;
    this.#common = common;
  }

  /** The whole contract of a route: its own, and what it has in common with the others here. */
  add(contract: Contract): Contract {
    const { prefix, tags } = this.#common;
    return {
      ...contract,
      path: (prefix + contract.path).replace(/\/$/, ''),
      tags: contract.tags ?? tags,
    };
  }
}
