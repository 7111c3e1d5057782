/** Types where a step has them as a check: a row in the report of every run, as in the page and on the command line. */
import { typesResult, withTypes } from '../runner/types-check.ts';
import { checkTypes, type TypedProject, type TypeFault } from './check-types.ts';
import type { Run } from './judge-words.ts';
import type { Variant } from './variant.ts';

/** The type errors of all these projects, each of them compiled once. */
export function faultsOf(...lists: readonly (readonly (Variant | TypedProject)[])[]): TypeFault[] {
  const projects = new Map(lists.flat().map((project) => [project.name, project]));
  return projects.size === 0 ? [] : checkTypes([...projects.values()]);
}

/** The run with the outcome of its types, where its step asks for them. */
export function withTypesRow(run: Run, faults: readonly TypeFault[]): Run {
  const { variant, report } = run;
  if (!variant.step.typed) return run;
  const own = faults
    .filter(({ project }) => project === variant.name)
    .map((fault) => ({ ...fault, message: fault.message.replace(/^TS\d+: /, '') }));
  return { variant, report: withTypes(report, typesResult(own, 0)) };
}
