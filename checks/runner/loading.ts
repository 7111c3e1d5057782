/** Loads the learner's files for the kit: tells which file runs, refuses endless ones, puts loaders' errors into words. */
import type { ModuleNamespace, RunEnvironment } from './environment.ts';
import { Fault } from './fault.ts';
import { LoadError } from './load-error.ts';
import { loadFault } from './sentences/load.ts';
import { loopFault } from './sentences/silence.ts';

/**
 * Evaluates a learner's file in a module graph of its own.
 * @param endless files whose top level is known never to end
 * @param graph names a module graph that several calls share
 * @throws {Fault} when it cannot be loaded; what its code throws passes through
 */
export async function loadFile(
  environment: Pick<RunEnvironment, 'importFile' | 'post'>,
  path: string,
  endless: readonly string[],
  silenceMs: number,
  graph?: object,
): Promise<ModuleNamespace> {
  try {
    const evaluating = (file: string) => {
      if (endless.includes(file)) {
        throw new Fault(loopFault({ check: null, file, request: null }, silenceMs));
      }
      environment.post({ type: 'loading', file });
    };
    return await environment.importFile(path, evaluating, graph);
  } catch (error) {
    throw error instanceof LoadError ? new Fault(loadFault(error.problem)) : error;
  } finally {
    environment.post({ type: 'loading', file: null });
  }
}
