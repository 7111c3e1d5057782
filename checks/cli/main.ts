import { resolve } from 'node:path';
import { type Command, call, type ExitCode } from './command.ts';
import { commandTable } from './command-table.ts';
import { parseLine, splitLine } from './parse.ts';
import { didYouMean } from './suggest.ts';
import { processTerminal, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** Runs one command line and answers its exit code; what is wrong with it is said in a sentence on stderr. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  const terminal = processTerminal({ colour: !argv.includes('--no-color') });
  try {
    return await runLine(argv, terminal);
  } catch (error) {
    terminal.complain(isExpected(error) ? error.message : ourFault(error));
    return 2;
  }
}

async function runLine(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { name, rest } = splitLine(argv);
  if (name === undefined || name === 'help') return generalHelp(rest, terminal);
  const command = await load(name);
  const { values, positionals } = parseLine(name, command, rest);
  if (values.help) return commandHelp(name, command, terminal);
  const root = resolve(
    typeof values.root === 'string' ? values.root : `${import.meta.dirname}/../..`,
  );
  return command.run({ root, terminal, now: () => new Date() }, values, positionals);
}

/** `groundwork`, `groundwork --help`, `groundwork help` and `groundwork help check`. */
async function generalHelp(rest: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { positionals } = parseLine('', { options: {}, positionals: 1 }, rest);
  const [name] = positionals;
  if (name !== undefined) return commandHelp(name, await load(name), terminal);
  const { formatHelp } = await import('./format/help.ts');
  terminal.print(formatHelp(commandTable, terminal.columns));
  return 0;
}

async function commandHelp(name: string, command: Command, terminal: Terminal): Promise<ExitCode> {
  const { formatCommandHelp } = await import('./format/help.ts');
  terminal.print(formatCommandHelp(name, command, terminal.columns));
  return 0;
}

async function load(name: string): Promise<Command> {
  const entry = Object.hasOwn(commandTable, name) ? commandTable[name] : undefined;
  if (entry === undefined) {
    const guess = didYouMean(name, Object.keys(commandTable));
    throw new UsageError(
      `There is no command "${name}".${guess} Run ${call('--help')} for the list.`,
    );
  }
  return (await entry.load()).command;
}

/** Content errors are told apart by name, so that the loader need not be loaded for it. */
function isExpected(error: unknown): error is Error {
  return error instanceof UsageError || (error instanceof Error && error.name === 'ContentError');
}

function ourFault(error: unknown): string {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Something went wrong in Groundwork itself, not in your code.\nRun ${call('doctor')} to look for the cause.\n\n${detail}`;
}
