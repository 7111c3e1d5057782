/** A file that could not be loaded, in four parts. */
import type { FaultData } from '../fault.ts';
import type { LoadProblem } from '../load-error.ts';

type Problem<Kind extends LoadProblem['kind']> = Extract<LoadProblem, { kind: Kind }>;

/** The message for any reason that a loader gave. */
export function loadFault(problem: LoadProblem): FaultData {
  const fault = parts(problem);
  return problem.place === undefined ? fault : { ...fault, place: problem.place };
}

function parts(problem: LoadProblem): FaultData {
  switch (problem.kind) {
    case 'syntax':
      return syntax(problem);
    case 'not-erasable':
      return notErasable(problem);
    case 'missing-export':
      return missingExport(problem);
    case 'missing-module':
      return missingModule(problem);
  }
}

function syntax(problem: Problem<'syntax'>): FaultData {
  return {
    kind: 'syntax',
    should: `\`${problem.file}\` can be read as TypeScript.`,
    happened: `${at(problem)} the file cannot be read on: ${sentence(problem.message)}`,
    why: 'Until the whole file can be read, not one line of it runs.',
    look: 'Look at that place and at the line before it: most often a bracket, a quote or a comma is missing or left over.',
  };
}

/** What the engine calls the construct, what to call it here, and what does the same without it. */
const constructs: readonly (readonly [RegExp, string, string])[] = [
  [
    /\benum\b/,
    'an enum',
    "Write a list with `as const` (`const colours = ['red', 'blue'] as const`) or a union type (`type Colour = 'red' | 'blue'`) instead.",
  ],
  [
    /parameter property/,
    'a parameter property (`constructor(private name: string)`)',
    'Declare the field in the class body and assign it in the constructor.',
  ],
  [
    /namespace|module keyword|`module`/,
    'a namespace',
    'Put what is in it into a file of its own and export it from there.',
  ],
  [/decorator/i, 'a decorator', 'Call the function yourself where the decorator stands.'],
  [/import equals/, 'an import with `=`', "Write `import name from 'package'` instead."],
  [/export assignment/, 'an export with `=`', 'Write `export default` instead.'],
  [
    /angle-bracket/,
    'a type assertion in angle brackets (`<T>value`)',
    'Write `value as T` instead.',
  ],
];

function notErasable(problem: Problem<'not-erasable'>): FaultData {
  const known = constructs.find(([pattern]) => pattern.test(problem.message));
  const what = known?.[1] ?? 'TypeScript that is more than types';
  return {
    kind: 'not-erasable',
    should: `\`${problem.file}\` is plain JavaScript once its types are taken out.`,
    happened: `${at(problem)} stands ${what}. ${sentence(problem.message)}`,
    why: 'Node runs TypeScript by taking the types out. What means something when the program runs cannot be taken out.',
    look: known?.[2] ?? 'Say the same with JavaScript and types only.',
  };
}

/** Also used by the kit, for an export that a check asks for. */
export function missingExport(problem: Problem<'missing-export'>): FaultData {
  const { name, from } = problem;
  if (problem.file === null) {
    return {
      kind: 'missing-export',
      should: `\`${from}\` exports \`${name}\`.`,
      happened: `\`${from}\` ${exportList(problem.exports)}.`,
      why: 'What is not exported cannot be used, or checked, from another file.',
      look: `Look at \`${name}\` in \`${from}\`: is it spelt like that, and does \`export\` stand before it?`,
      ...(problem.place === undefined ? {} : { place: problem.place }),
    };
  }
  if (problem.isType) {
    return {
      kind: 'missing-export',
      should: `\`${problem.file}\` imports from '${from}' what exists when the program runs.`,
      happened: `${at(problem)} it imports \`${name}\`, which is a type in '${from}': types are gone when the program runs.`,
      why: 'Node takes the types out before it runs a file; an import without `type` stays, and finds nothing.',
      look: `Write \`import type { ${name} } from '${from}'\`, or \`type ${name}\` inside the braces.`,
    };
  }
  const local = from.startsWith('.');
  return {
    kind: 'missing-export',
    should: `'${from}' exports \`${name}\`, which \`${problem.file}\` imports.`,
    happened: `${at(problem)} \`${name}\` is imported, but '${from}' ${exportList(local ? problem.exports : undefined)}.`,
    why: 'An import of something that does not exist stops the program before its first line runs.',
    look: local
      ? `Look at '${from}': is \`${name}\` spelt like that there, and does \`export\` stand before it?`
      : `Look at the spelling of \`${name}\`. If it is a type, write \`type ${name}\` inside the braces.`,
  };
}

function exportList(exports: readonly string[] | undefined): string {
  if (exports === undefined) return 'has no export of that name';
  if (exports.length === 0) return 'exports nothing';
  const names = exports.slice(0, 8).map((name) => `\`${name}\``);
  const more = exports.length > names.length ? ', and more' : '';
  return `exports ${names.join(', ')}${more}`;
}

function missingModule(problem: Problem<'missing-module'>): FaultData {
  const { specifier, file, suggestion } = problem;
  if (file === null) {
    return {
      kind: 'missing-module',
      should: `There is a file \`${specifier}\`.`,
      happened: `No file has that name.`,
      why: 'The checks of this step load it.',
      look:
        suggestion === undefined
          ? `Add \`${specifier}\`, or look at the spelling of the file that should be it.`
          : `There is \`${suggestion}\`: rename it, or move its code to \`${specifier}\`.`,
    };
  }
  const local = /^[./]/.test(specifier);
  return {
    kind: 'missing-module',
    should: `What \`${file}\` imports exists.`,
    happened: local
      ? `${at(problem)} it imports '${specifier}', and there is no file of that name.`
      : `${at(problem)} it imports '${specifier}', and no package of that name is installed.`,
    why: 'An import of something that does not exist stops the program before its first line runs.',
    look: missingModuleAdvice(specifier, local, suggestion),
  };
}

function missingModuleAdvice(specifier: string, local: boolean, suggestion: string | undefined) {
  if (suggestion === undefined) {
    return local
      ? 'Look at the spelling, and at the folder that the path starts from: the one of the importing file.'
      : "Look at the spelling. A file of your own starts with './', and Node's own modules with 'node:'.";
  }
  return suggestion.startsWith(`${specifier}.`)
    ? `Write '${suggestion}': Node needs the file's whole name, with its extension.`
    : `Did you mean '${suggestion}'?`;
}

/** `app.ts:3:7:`, or the file alone. */
function at(problem: LoadProblem): string {
  const { place } = problem;
  return place === undefined
    ? `In ${problem.file}:`
    : `At ${place.file}:${place.line}:${place.column}`;
}

/** Parsers end their messages without a full stop. */
function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
