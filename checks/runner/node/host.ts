/**
 * Runs learner code on this machine's Node, one child process per run. A process and not a worker thread: when V8
 * runs out of memory in the middle of certain operations (filling an array with buffers, joining a long string) it
 * ends the whole process, whatever limits the thread has, and the learner's terminal session would go with it.
 */
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { EmbeddedOptions } from '../../database/node/embedded.ts';
import type { Leases } from '../../database/node/leases.ts';
import type { Execution, Files, Host } from '../host.ts';
import type { ChildOrder, ChildUse } from './child.ts';
import { Child } from './child-process.ts';
import { ChildExecution } from './execution.ts';
import { Pool } from './pool.ts';
import { stripAhead } from './strip-ahead.ts';

/** How the host starts its processes. */
export interface NodeHostOptions {
  /** URL of a file beside whose `node_modules` the learner's packages are found; default this project. */
  readonly packagesUrl?: string;
  /** Entry of the child process; the bundle for the fork is its own. */
  readonly entryUrl?: URL;
  /** How the embedded database is started. */
  readonly embedded?: EmbeddedOptions;
  /** Packages to load in a process that waits, by name; default those of the course. */
  readonly packages?: readonly string[];
  /** Keep one process ready for the next run, with the course's packages loaded. Call `dispose` at the end. */
  readonly spare?: boolean;
  /**
   * Let a process serve one run after the other, for as long as it is as it was before its first: several times
   * faster. For the gate; a learner's run has a process of its own. Call `dispose` at the end.
   */
  readonly reuse?: boolean;
  /** Called when a process was ended because it was not as before, with the reason. */
  readonly onLost?: (reason: string) => void;
  /** Longest time in which a process must be ready, ms. */
  readonly bootMs?: number;
}

/** The host on this machine's Node. */
export interface NodeHost extends Host {
  readonly name: 'node';
  /** Strips the types of files that the next runs will load, for processes of one run. Worth it while one of them boots. */
  stripAhead(files: Files): void;
  /** Ends the processes that wait. Runs that are under way go on. */
  dispose(): void;
}

/** What nearly every step imports; loading it takes most of a run. */
const coursePackages = ['express', 'zod', '@asteasolutions/zod-to-openapi'];

/** What some steps import beside those. A process that is used again keeps an eye on what it loaded at its start. */
const furtherPackages = ['swagger-ui-express', 'pg', 'jose'];

/**
 * Node 22 cannot import a CommonJS package once a `load` hook exists (`request for './index.js' is not in cache`), so
 * there the packages are loaded before. Otherwise a run that waits is not held up by packages that it may not need.
 */
const needsPackagesFirst = Number(process.versions.node.split('.')[0]) < 24;

/** Heap of one run, MB: far more than a step needs. An array that grows for ever reaches it within seconds. */
const heapMegabytes = 1_024;

/** A host on this machine's Node (22.18 or later, for type stripping and module hooks). */
export function createNodeHost(options: NodeHostOptions = {}): NodeHost {
  const {
    packagesUrl = new URL('../../../package.json', import.meta.url).href,
    entryUrl = new URL('./child-main.ts', import.meta.url),
    spare = false,
    reuse = false,
    packages = reuse ? [...coursePackages, ...furtherPackages] : coursePackages,
    bootMs = 30_000,
    embedded,
  } = options;
  const use: ChildUse = reuse ? 'again' : 'once';
  const start = () =>
    Child.start({
      entry: fileURLToPath(entryUrl),
      args: [use, packagesUrl, ...(spare || reuse || needsPackagesFirst ? packages : [])],
      execArgv: [
        // Node 22 warns about each use of type stripping; in a report that would look like the learner's output.
        '--disable-warning=ExperimentalWarning',
        `--max-old-space-size=${heapMegabytes}`,
        // A run loads more than it throws away: without this it collects garbage a dozen times before its first check.
        '--min-semi-space-size=16',
      ],
      env: environment(),
      bootMs,
    });
  let stripped: ChildOrder['stripped'];
  const { spawn, dispose } = reuse
    ? reusing(start, options.onLost)
    : fresh(start, spare, () => stripped);
  let databases: Leases | undefined;
  return {
    name: 'node',
    // Windows tells no load; there the usual limits hold.
    busyness: () => (loadavg()[0] ?? 0) / availableParallelism(),
    spawn,
    stripAhead(files) {
      stripped = stripAhead(files);
    },
    async openDatabase() {
      // Loaded by the first step that needs it.
      const { Leases } = await import('../../database/node/leases.ts');
      databases ??= new Leases(embedded);
      return databases.take();
    },
    dispose() {
      databases?.[Symbol.dispose]();
      dispose();
    },
  };
}

function reusing(start: () => Promise<Child>, onLost?: (reason: string) => void) {
  const pool = new Pool(start, onLost);
  return {
    spawn: async (): Promise<Execution> =>
      new ChildExecution(await pool.take(), (child) => pool.release(child)),
    dispose: () => pool.dispose(),
  };
}

function fresh(
  start: () => Promise<Child>,
  spare: boolean,
  stripped: () => ChildOrder['stripped'],
) {
  let waiting = spare ? start() : undefined;
  return {
    async spawn(): Promise<Execution> {
      // Taken before anything is awaited, or two callers would get the same one.
      const taken = waiting;
      waiting = undefined;
      const child = await (taken ?? start());
      if (spare) waiting ??= start();
      return new ChildExecution(child, undefined, stripped());
    },
    dispose() {
      waiting?.then(
        (child) => child.kill(),
        () => {},
      );
      waiting = undefined;
    },
  };
}

/**
 * As the learner's shell has it, except what would make two machines, or the two hosts, answer differently. Compiled
 * code is kept between runs where Node itself would keep it: that saves a third of the time from start to report.
 */
function environment(): NodeJS.ProcessEnv {
  const { NODE_ENV: _mode, FORCE_COLOR: _colour, NODE_OPTIONS: _options, ...rest } = process.env;
  const cache = path.join(tmpdir(), 'node-compile-cache');
  return { NODE_COMPILE_CACHE: cache, ...rest, NO_COLOR: '1' };
}
