import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Command } from './command.ts';
import { didYouMean } from './suggest.ts';
import { UsageError } from './usage-error.ts';

/** What may stand before or after any command's name. */
const globalOptions = {
  help: { type: 'boolean', short: 'h' },
  'no-color': { type: 'boolean' },
  root: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

/** The command line, split at the command's name. */
export interface Line {
  readonly name: string | undefined;
  /** Everything but the name, in order. */
  readonly rest: readonly string[];
}

/** Finds the command's name: the first word that is neither an option nor the value of `--root`. */
export function splitLine(argv: readonly string[]): Line {
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (word === '--root') at++;
    else if (!word.startsWith('-')) return { name: word, rest: argv.toSpliced(at, 1) };
  }
  return { name: undefined, rest: argv };
}

/** The values and arguments of one command's line. */
export interface Arguments {
  readonly values: Record<string, string | boolean | undefined>;
  readonly positionals: readonly string[];
}

/**
 * Reads the line of one command, the global options included.
 * @throws {UsageError} for an option that is unknown or lacks its value, and for too many arguments.
 */
export function parseLine(
  name: string,
  { options, positionals: allowed }: Pick<Command, 'options' | 'positionals'>,
  rest: readonly string[],
): Arguments {
  const known: ParseArgsOptionsConfig = { ...globalOptions, ...options };
  const { tokens, values, positionals } = parseArgs({
    args: [...rest],
    options: known,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const more = `Run ${name === '' ? 'npx groundwork' : `npx groundwork ${name}`} --help for what there is.`;
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = known[token.name];
    if (option === undefined) {
      const guess = didYouMean(
        token.rawName,
        Object.keys(known).map((key) => `--${key}`),
      );
      throw new UsageError(`There is no option ${token.rawName} here.${guess} ${more}`);
    }
    if (option.type === 'string' && !token.value) {
      throw new UsageError(`The option ${token.rawName} needs a value. ${more}`);
    }
    if (option.type === 'boolean' && token.value !== undefined) {
      throw new UsageError(`The option ${token.rawName} takes no value. ${more}`);
    }
  }
  if (positionals.length > allowed) {
    const extra = positionals.slice(allowed).join(' ');
    const count =
      ['no argument', 'one argument', 'two arguments'][allowed] ?? `${allowed} arguments`;
    throw new UsageError(`${name} takes ${count}; "${extra}" is too much. ${more}`);
  }
  return { values: values as Arguments['values'], positionals };
}
