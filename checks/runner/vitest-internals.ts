/**
 * The only file that touches Vitest beyond its public interface. Written against 5.1.1 (pinned in package.json);
 * `conformance/` shows whether a newer version still behaves the same.
 *
 * What is used: the class `TestRunner` and its hooks; `startTests` and `setSafeTimers` of `vitest/internal/browser`;
 * the state that Vitest's workers keep in `globalThis.__vitest_worker__`.
 */
import {
  chai,
  type RunnerTask,
  type RunnerTestCase,
  type RunnerTestFile,
  TestRunner,
} from 'vitest';
import { processError, setSafeTimers, startTests } from 'vitest/internal/browser';

/** A check as Vitest collected it. */
export type Check = RunnerTestCase;
/** A check file as Vitest collected it. */
export type CheckFile = RunnerTestFile;

/** What the core wants to know while Vitest runs a check file. */
export interface Hooks {
  /** Evaluates the check file. */
  importFile(): Promise<unknown>;
  /** All checks are known, none has run. */
  collected(file: CheckFile): void;
  /** A check begins, unless this answers false: then it is skipped. */
  before(check: Check): boolean;
  /** The function of a check has ended; clean-up comes next. Awaited. */
  ended(check: Check): Promise<void>;
  /** A check ended, clean-up included; its `result` is final. */
  after(check: Check): void;
}

/** Runs one check file and resolves with what became of each task in it. */
export async function runFile(
  path: string,
  checkMs: number,
  hooks: Hooks,
): Promise<CheckFile | undefined> {
  const config = configuration(checkMs);
  setSafeTimers();
  Object.assign(globalThis, { __vitest_worker__: workerState(config) });
  Object.assign(chai.config, { includeStack: false, showDiff: true, truncateThreshold: 40 });
  const Runner = runnerClass(hooks);
  const [file] = await startTests([path], new Runner(config as never) as never);
  return file;
}

/** Takes back what `runFile` left on the global object. */
export function forgetRun(): void {
  Reflect.deleteProperty(globalThis, '__vitest_worker__');
}

function runnerClass(hooks: Hooks) {
  return class extends TestRunner {
    override importFile() {
      return hooks.importFile() as never;
    }
    onCollected(files: CheckFile[]) {
      for (const file of files) hooks.collected(file);
    }
    override async onBeforeRunTask(check: Check) {
      if (check.mode === 'run' || check.mode === 'queued') {
        if (!hooks.before(check)) check.mode = 'skip';
      }
      await super.onBeforeRunTask(check);
    }
    async onTaskFinished(check: Check) {
      await hooks.ended(check);
    }
    override onAfterRunTask(check: Check) {
      super.onAfterRunTask(check);
      hooks.after(check);
    }
    // `TestRunner` would send spans to OpenTelemetry, which no host sets up.
    override trace: TestRunner['trace'] = (_name: string, ...rest: unknown[]) =>
      (rest.at(-1) as () => never)();
    /** Vitest's own updates come in batches of 100 ms, too late to know who was running when a worker hangs. */
    async onTaskUpdate() {}
  };
}

/** Every check below a task, in order. */
export function checksOf(task: RunnerTask): Check[] {
  return task.type === 'test' ? [task] : task.tasks.flatMap(checksOf);
}

/** The errors of the suites around a check: a failing `beforeAll` leaves its checks without a result of their own. */
export function errorsAround(check: Check): readonly object[] {
  const errors: object[] = [];
  for (let suite = check.suite; suite !== undefined; suite = suite.suite) {
    errors.push(...(suite.result?.errors ?? []));
  }
  errors.push(...(check.file.result?.errors ?? []));
  return errors;
}

/** The error as the plain object that Vitest would make of it. */
export function plainError(error: unknown): object {
  return processError(error);
}

function configuration(checkMs: number) {
  return {
    root: '/',
    name: '',
    testTimeout: checkMs,
    hookTimeout: checkMs,
    retry: 0,
    repeats: 0,
    maxConcurrency: 5,
    // A file without checks is reported by the core, in words of ours.
    passWithNoTests: true,
    allowOnly: true,
    setupFiles: [],
    tags: [],
    strictTags: false,
    includeTaskLocation: false,
    sequence: { hooks: 'stack', setupFiles: 'list', shuffle: false, concurrent: false, seed: 1 },
    expect: {},
    experimental: { importDurations: { limit: 0 } },
    snapshotOptions: {
      updateSnapshot: 'none',
      expand: false,
      snapshotFormat: {},
      snapshotEnvironment,
    },
    fakeTimers: {
      loopLimit: 10_000,
      shouldClearNativeTimers: true,
      toFake: [
        'setTimeout',
        'clearTimeout',
        'setInterval',
        'clearInterval',
        'setImmediate',
        'clearImmediate',
        'Date',
        'performance',
      ],
    },
    diffOptions: {},
  };
}

/** There are no snapshot files; inline snapshots are compared and never written. */
const snapshotEnvironment = {
  getVersion: () => '1',
  getHeader: () => '',
  resolveRawPath: async (_test: string, path: string) => path,
  resolvePath: async (path: string) => `${path}.snap`,
  prepareDirectory: async () => {},
  saveSnapshotFile: async () => {},
  readSnapshotFile: async () => null,
  removeSnapshotFile: async () => {},
};

function workerState(config: object) {
  return {
    config,
    ctx: { pool: 'threads' },
    environment: { name: 'node' },
    filepath: '',
    providedContext: {},
    rpc: { snapshotSaved() {} },
    onCleanup() {},
    durations: { fetch: 0, environment: 0, prepare: 0 },
    moduleExecutionInfo: new Map(),
    resolvingModules: new Set(),
    evaluatedModules: { idToModuleMap: new Map() },
  };
}
