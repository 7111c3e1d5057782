import type { Execution, Host, Listener } from '../runner/host.ts';
import type { Report } from '../runner/report.ts';
import type { LearnerStep } from './open-course.ts';
import type { Target } from './target.ts';

/** Runs checks in Node worker threads; dispose it at the end, or an idle thread keeps the process alive. */
export interface Checker extends Disposable {
  run(
    step: Pick<LearnerStep, 'id' | 'check' | 'database'>,
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
  loading.catch(() => {}); // Told to whoever runs checks; nobody may.
  return {
    async run(
      { id, database, check: { path, source } },
      { files, folder },
      onEvent,
      signal,
      { trace = false } = {},
    ) {
      const { host, supervise } = await loading;
      return supervise(
        host,
        { step: id, check: { path, source }, files, root: folder, trace, database },
        onEvent,
        signal,
      );
    },
    [Symbol.dispose]: () => void loading.then(({ close }) => close()).catch(() => {}),
  };
}

async function load(stay: boolean) {
  const { createNodeHost } = await import('../runner/node/host.ts');
  const node = createNodeHost({ spare: stay });
  let first: Promise<Execution> | undefined = stay ? undefined : node.spawn();
  first?.catch(() => {});
  const host: Host = {
    name: node.name,
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
