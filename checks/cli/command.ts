import type { ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Terminal } from './terminal.ts';

/** 0: it worked, or the checks passed. 1: the checks failed, or something was found. 2: it could not be done as asked. */
export type ExitCode = 0 | 1 | 2;

/** What every command is given. */
export interface Context {
  /** Absolute path of the folder that holds `lessons/`, `solutions/`, `checks/` and the learner's `workspace/`. */
  readonly root: string;
  readonly terminal: Terminal;
  /** The present moment, for what is written down. */
  now(): Date;
}

/** The option values that `parseArgs` reads for a set of options. */
export type Values<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options }>
>['values'];

/** One option as the help shows it; the keys match the command's `options`. */
export type OptionHelp<Options extends ParseArgsOptionsConfig> = {
  readonly [Name in keyof Options]: string;
};

/** One command of the command line. */
export interface Command<Options extends ParseArgsOptionsConfig = ParseArgsOptionsConfig> {
  /** What follows the name in the usage line, such as `[step]`. */
  readonly usage: string;
  /** What it does, in a few sentences. */
  readonly help: string;
  readonly options: Options;
  /** One line for each option; the name may be followed by its value, such as `target` -> `<name|dir> which files`. */
  readonly optionHelp: OptionHelp<Options>;
  /** How many arguments it takes besides its options. */
  readonly positionals: number;
  run(context: Context, values: Values<Options>, positionals: readonly string[]): Promise<ExitCode>;
}

/** Gives a command's `run` the types of its own options, and hides them from the caller. */
export function defineCommand<const Options extends ParseArgsOptionsConfig>(
  command: Command<Options>,
): Command {
  return command as unknown as Command;
}

/** How a command is called, for messages that say what to do next. */
export function call(words: string): string {
  return `npx groundwork ${words}`;
}
