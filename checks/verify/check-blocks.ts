/** Holds every block of code that a reader is shown against what it says: it parses, its types hold, it runs, its values come out. */
import { parseDocument } from 'yaml';
import type { Course, Step } from '../../lessons/course.ts';
import type { TypedProject, TypeFault } from './check-types.ts';
import type { Finding, GateRule } from './finding.ts';
import { syntaxError } from './parse-code.ts';
import { httpFault, jsonFault, type MessageFault } from './shown/http-block.ts';
import { type RunFault, runBlocks } from './shown/run-blocks.ts';
import { type Shown, shownCode } from './shown/shown-code.ts';
import { faultsIn, type TypedBlock, typedBlocks } from './shown/typed-blocks.ts';

const WHOLE =
  'Put it right, declare what is missing, or mark a block that is not meant to be whole: ```ts fragment (in front matter `fragment: true`).';

/** Every block of code of the texts. */
export interface Blocks {
  readonly shown: readonly Shown[];
  /** Those whose types are checked. */
  readonly typed: readonly TypedBlock[];
  /** For the program that checks all types. */
  readonly projects: readonly TypedProject[];
}

/** The blocks of lessons and steps, ready for their checks. */
export function blocksOf(lessons: Course['lessons'], steps: readonly Step[]): Blocks {
  const shown = shownCode(lessons, steps);
  const whole = shown.filter(
    (block) => isScript(block) && !block.fragment && syntaxError(block.code) === null,
  );
  const { blocks, projects } = typedBlocks(whole);
  return { shown, typed: blocks, projects };
}

/** @param faults What the type check found in `projects` of the blocks */
export async function judgeBlocks(
  { shown, typed }: Blocks,
  faults: readonly TypeFault[],
): Promise<Finding[]> {
  const runnable = typed.filter(({ module }) => module.claims > 0 || isProgram(module));
  const ran = runnable.filter(({ module }) => module.needs.length === 0);
  const runFaults = await runBlocks(ran.map((block) => block.tried()));
  return [
    ...shown.flatMap(judgeForm),
    ...typed.flatMap((block) => judgeTypes(block, faults)),
    ...runnable.flatMap(judgeNeeds),
    ...runFaults.flatMap((fault) => judgeRun(ran[fault.block], fault)),
  ];
}

const isScript = ({ language }: Shown) => ['ts', 'typescript', 'js'].includes(language);

/** Whether a block is worth running although it claims nothing: it prints, or it is a file with all that it needs. */
function isProgram({ prints, imports, needs }: TypedBlock['module']): boolean {
  return (prints || imports) && needs.length === 0;
}

function judgeForm(block: Shown): Finding[] {
  const { code, language, fragment } = block;
  if (isScript(block)) {
    const fault = syntaxError(code);
    if (fault === null) return [];
    const found = `A ${language === 'js' ? 'JavaScript' : 'TypeScript'} block in ${block.where} does not parse: ${fault.message} In: ${lineOf(code, fault.line)}`;
    const look = 'Complete it, or mark the block with another language if it is none.';
    return [findingOf('code-block', block, fault.line, found, look)];
  }
  const fault = formFault(language, code, fragment);
  if (fault === null) return [];
  const { line, expected, found } = fault;
  return [
    findingOf(
      'block-form',
      block,
      line,
      `The block of ${language} in ${block.where} should have ${expected}, and has ${found}.`,
      `Write it as it is sent; when something is left out on purpose, mark the block: \`\`\`${language} fragment.`,
    ),
  ];
}

function formFault(language: string, code: string, fragment: boolean): MessageFault | null {
  if (language === 'http') return httpFault(code, fragment);
  if (language === 'json') return fragment ? null : jsonFault(code);
  const error = language === 'yaml' ? parseDocument(code).errors[0] : undefined;
  if (error === undefined) return null;
  return { line: error.linePos?.[0].line ?? 1, expected: 'valid YAML', found: error.message };
}

function judgeTypes(block: TypedBlock, faults: readonly TypeFault[]): Finding[] {
  const { shown } = block;
  return faultsIn(block, faults).map(({ line, message }) =>
    findingOf(
      'block-types',
      shown,
      line,
      `The block in ${shown.where} does not type-check beside the solution of ${shown.step.id}: ${message} In: ${lineOf(shown.code, line)}`,
      WHOLE,
    ),
  );
}

/** A claim that cannot be tried is as good as none. */
function judgeNeeds({ shown, module }: TypedBlock): Finding[] {
  if (module.claims === 0 || module.needs.length === 0) return [];
  return [
    findingOf(
      'block-runs',
      shown,
      1,
      `The block in ${shown.where} says what comes out, and cannot run: it needs ${module.needs.join(', ')}.`,
      'Declare in the block what it needs, or say in words what comes out.',
    ),
  ];
}

function judgeRun(block: TypedBlock | undefined, { line, message }: RunFault): Finding[] {
  if (block === undefined) return [];
  const { shown } = block;
  const at = line === null ? '' : ` In: ${lineOf(shown.code, line)}`;
  return [
    findingOf(
      'block-runs',
      shown,
      line ?? 1,
      `The block in ${shown.where} was run, and ${message}${at}`,
      WHOLE,
    ),
  ];
}

function findingOf(
  rule: GateRule,
  { about, file, line: first }: Shown,
  line: number,
  found: string,
  look: string,
): Finding {
  const place = first === undefined ? {} : { line: first + line - 1 };
  return { level: 'error', rule, about, file, ...place, found, look };
}

function lineOf(code: string, line: number): string {
  return `\`${code.split('\n')[line - 1]?.trim() ?? ''}\``;
}
