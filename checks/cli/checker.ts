import type { Execution, Listener } from '../runner/host.ts';
import type { NodeHost } from '../runner/node/host.ts';
import type { Report } from '../runner/report.ts';
import { withTypes } from '../runner/types-check.ts';
import type { LearnerStep } from './open-course.ts';
import type { Target } from './target.ts';
import { TypeChecker } from './types/type-checker.ts';

/** Runs checks in Node worker threads; dispose it at the end, or an idle thread keeps the process alive. */
export interface Checker extends Disposable {
  run(
    step: Pick<LearnerStep, 'id' | 'check' | 'database' | 'typed'>,
    target: Pick<Target, 'files' | 'folder'>,
    onEvent: Listener,
    signal: AbortSignal,
    options?: { readonly trace?: boolean },
  ): Promise<Report>;
}

/**
 * Starts to load the runner and to boot a thread at once, so that both go on while the caller still reads files.
 * `stay`: after each run another thread is made ready for the next one.
 */
export function openChecker({ stay }: { readonly stay: boolean }): Checker {
  const loading = load(stay);
  const types = new TypeChecker();
  loading.catch(() => {}); // Told to whoever runs checks; nobody may.
  return {
    async run(
      { id, database, typed, check: { path, source } },
      { files, folder },
      onEvent,
      signal,
      { trace = false } = {},
    ) {
      // Beside the checks: the longer of the two is the time it takes.
      const compiling = typed ? types.check(files) : null;
      const { host, supervise } = await loading;
      // The process boots meanwhile.
      host.stripAhead({ ...files, [path]: source });
      const report = await supervise(
        host,
        { step: id, check: { path, source }, files, root: folder, trace, database },
        onEvent,
        signal,
      );
      if (compiling === null) return report;
      const result = await compiling;
      onEvent({ type: 'finished', result });
      return withTypes(report, result);
    },
    [Symbol.dispose]() {
      types[Symbol.dispose]();
      void loading.then(({ close }) => close()).catch(() => {});
    },
  };
}

async function load(stay: boolean) {
  const { createNodeHost } = await import('../runner/node/host.ts');
  const node = createNodeHost({ spare: stay });
  let first: Promise<Execution> | undefined = stay ? undefined : node.spawn();
  first?.catch(() => {});
  const host: NodeHost = {
    ...node,
    spawn() {
      const execution = first ?? node.spawn();
      first = undefined;
      return execution;
    },
  };
  const close = () => {
    node.dispose();
    void first?.then((execution) => execution.terminate());
  };
  const { supervise } = await import('../runner/supervisor.ts');
  return { host, supervise, close };
}
