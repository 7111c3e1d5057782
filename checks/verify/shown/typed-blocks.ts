/** Blocks as projects for the type check: each lies, as a module of its own, beside the solution of its step. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TypedProject, TypeFault } from '../check-types.ts';
import { type BlockModule, blockModule, triedModule } from './block-module.ts';
import { type KnownNames, knownNames } from './known-names.ts';
import type { Shown } from './shown-code.ts';

/** What any block may use without declaring it: `req` and `res`, and the repairs of the worked siblings. */
const given = readFileSync(join(import.meta.dirname, '../../../lessons/given.ts'), 'utf8');

/** A block whose types are checked. */
export interface TypedBlock {
  readonly shown: Shown;
  /** The project and the file in which its types are checked. */
  readonly project: string;
  readonly file: string;
  readonly module: BlockModule;
  /** As it is run. */
  tried(): string;
}

/** Blocks with everything that their types need; a project for each step that has some. */
export function typedBlocks(shown: readonly Shown[]): {
  readonly blocks: readonly TypedBlock[];
  readonly projects: readonly TypedProject[];
} {
  const blocks: TypedBlock[] = [];
  const projects: TypedProject[] = [];
  for (const [step, own] of Map.groupBy(shown, (block) => block.step)) {
    const project = `${step.id}/shown`;
    const others = knownOfCards(own);
    const files: Record<string, string> = {
      ...step.solution,
      ...others.opened,
      'given.ts': given,
    };
    const roots: string[] = [];
    for (const [index, block] of own.entries()) {
      const known = knownFor(block, block.where.startsWith('summary') ? others.names : undefined);
      const module = blockModule(block.code, known.names);
      const file = nameOf(index);
      const tried = () => triedModule(block.code, known.names);
      blocks.push({ shown: block, project, file, module, tried });
      // What TypeScript does not know yet is shown as JavaScript: it runs, and has no types.
      if (block.language === 'js') continue;
      Object.assign(files, known.opened, { [file]: module.text });
      roots.push(file);
    }
    projects.push({ name: project, files, roots });
  }
  return { blocks, projects };
}

/** The fault of a block's own, with the line of the block (from 1). */
export function faultsIn(
  { project, file }: TypedBlock,
  faults: readonly TypeFault[],
): { readonly line: number; readonly message: string }[] {
  return faults
    .filter((fault) => fault.project === project && fault.file === file)
    .map(({ line, message }) => ({ line: Math.max(1, line - 1), message }));
}

const nameOf = (index: number) => `shown-${index}.ts`;

/** What the cards of a summary declare: one card may use what another one shows. */
function knownOfCards(shown: readonly Shown[]): KnownNames {
  const cards = shown.flatMap(({ where, code }, index) =>
    where.startsWith('summary') ? [[nameOf(index), code] as const] : [],
  );
  return knownNames(Object.fromEntries(cards));
}

/** What the step's files have, then what other cards have, and what is given where nobody has it. */
function knownFor({ step, title }: Shown, others: KnownNames['names'] = new Map()): KnownNames {
  const own = knownNames(step.solution, title);
  const names = new Map(knownNames({ 'given.ts': given }).names);
  for (const [name, known] of [...others, ...own.names]) names.set(name, known);
  return { names, opened: own.opened };
}
