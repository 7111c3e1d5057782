/** Whether this process is, after a run, the process that it was before the first one. */
import nodeModule, { createRequire } from 'node:module';
import process from 'node:process';
import { withdrawKitContext } from '../../kit/context.ts';
import {
  forgetConnections,
  installWatching,
  stopWatching,
} from '../../kit/database/connections.ts';
import { installCatching, stopCatching } from '../../kit/listening.ts';
import type { ModuleNamespace } from '../environment.ts';
import { forgetRun } from '../vitest-internals.ts';
import type { NodeEnvironment } from './environment.ts';
import { Inventory } from './inventory.ts';
import { Leftovers } from './leftovers.ts';
import { rehearse } from './rehearse.ts';

/** A run that used this much leaves too little for another, bytes: old module graphs stay in memory. */
const mostHeap = 300_000_000;

export class Freshness {
  readonly #leftovers: Leftovers;
  readonly #inventory: Inventory;
  readonly #environmentVariables: string;
  #warned: string | null = null;

  /** @param packages what the learner's imports find already loaded, by name */
  static async watch(packages: Readonly<Record<string, ModuleNamespace>>): Promise<Freshness> {
    const leftovers = new Leftovers();
    await rehearse(packages);
    await leftovers.find();
    return new Freshness(packages, leftovers);
  }

  private constructor(packages: Readonly<Record<string, ModuleNamespace>>, leftovers: Leftovers) {
    this.#leftovers = leftovers;
    installCatching();
    installWatching();
    process.on('warning', ({ name }) => {
      // The host starts the process so that it prints none of these.
      if (name !== 'ExperimentalWarning') this.#warned = name;
    });
    this.#environmentVariables = JSON.stringify(process.env);
    this.#inventory = new Inventory({ global: globalThis, ...loadedBuiltins(), ...packages });
  }

  /** Why no other run may take place here, in words; null when it may. The run's environment is disposed. */
  async lostBy({
    escaped,
    packagesLoaded,
    stripperBroke,
  }: NodeEnvironment): Promise<string | null> {
    stopCatching();
    forgetConnections();
    stopWatching();
    withdrawKitContext();
    forgetRun();
    forgetSchemas();
    // What escaped may have left anything half done.
    if (escaped()) return 'an error escaped the learner’s code, or it called process.exit';
    if (stripperBroke()) return 'the engine that takes out types broke down';
    if (this.#warned !== null) return `Node warned (${this.#warned}), which it does only once`;
    const [loaded] = packagesLoaded;
    if (loaded !== undefined) return `${loaded} was loaded, which nobody has an eye on`;
    if (JSON.stringify(process.env) !== this.#environmentVariables) return 'process.env changed';
    if (process.exitCode !== undefined) return 'process.exitCode was set';
    if (process.memoryUsage().heapUsed > mostHeap) return 'memory is scarce';
    const left = await this.#leftovers.find();
    if (left !== null) return left;
    const changes = this.#inventory.changes(ofNoConsequence);
    return changes.length === 0 ? null : `changed: ${changes.join(', ')}`;
  }
}

/** What libraries and Node write down for themselves when they are first used, and what no run can see of another. */
const ofNoConsequence: readonly RegExp[] = [
  // Zod makes it for each kind of schema, on its prototype, when the first schema of that kind is made.
  /^zod\..*\.~standard$/,
  // The driver's one object for each answer that has no content: its parser writes the length on it at every reading.
  /\bpg-protocol\/dist\/messages\.js\.exports\.\w+\.length$/,
  // What Chai's assertions remember of their last use.
  /^(vitest\..*|global\.Symbol\(expect-global\))\.__flags\b/,
  // The channel to the host, over which the orders come.
  /^node:process\.Symbol\(kChannelHandle\)|^global\.process\.Symbol\(kChannelHandle\)/,
  // Vitest's own list of the real timers, made anew for each run.
  /^global\.Symbol\(vitest:SAFE_TIMERS\)$/,
  // Node's list of its own modules that were loaded so far.
  /\.moduleLoadList\./,
];

/** Node's own modules that are in use here. */
function loadedBuiltins(): Record<string, unknown> {
  const require = createRequire(import.meta.url);
  const { moduleLoadList } = process as typeof process & { readonly moduleLoadList: string[] };
  const loaded = new Set(moduleLoadList);
  // Those with `_` hold what Node itself uses again, such as parsers.
  const names = nodeModule.builtinModules.filter(
    (name) => !name.startsWith('_') && loaded.has(`NativeModule ${name}`),
  );
  return Object.fromEntries(names.map((name) => [`node:${name}`, require(name)]));
}

/** Zod keeps each schema that was given an `id`, one registry for all copies of Zod. */
function forgetSchemas(): void {
  const { __zod_globalRegistry: registry } = globalThis as {
    __zod_globalRegistry?: {
      readonly _idmap: ReadonlyMap<string, unknown>;
      remove(schema: unknown): void;
    };
  };
  for (const schema of [...(registry?._idmap.values() ?? [])]) registry?.remove(schema);
}
