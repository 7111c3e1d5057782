import { type Command, call } from '../command.ts';
import type { CommandEntry } from '../command-table.ts';
import { wrap } from '../wrap.ts';

/** The help of the whole command line. */
export function formatHelp(
  table: Readonly<Record<string, Pick<CommandEntry, 'summary'>>>,
  columns: number,
): string {
  const widest = Math.max(...Object.keys(table).map((name) => name.length));
  const lines = Object.entries(table).map(([name, { summary }]) =>
    line(name, summary, widest, columns),
  );
  return [
    'Groundwork: robust APIs in TypeScript, one small step at a time.',
    '',
    `Usage: ${call('<command> [arguments] [options]')}`,
    '',
    'Commands:',
    ...lines,
    '',
    'Options for every command:',
    line('--help, -h', 'what a command does and takes', 12, columns),
    line('--no-color', 'no colours (NO_COLOR=1 does the same)', 12, columns),
    line('--root <dir>', 'the checkout to work in, when it is not this one', 12, columns),
    '',
    'Exit code: 0 it worked or the checks passed, 1 they failed, 2 it was not possible.',
    '',
    `New here? ${call('start 01.1')}`,
  ].join('\n');
}

/** The help of one command. */
export function formatCommandHelp(
  name: string,
  { usage, help, options, optionHelp }: Pick<Command, 'usage' | 'help' | 'options' | 'optionHelp'>,
  columns: number,
): string {
  const rows = Object.entries(optionHelp).map(([option, text]) => {
    const value =
      options[option]?.type === 'string' ? ` ${/^<[^>]+>/.exec(text)?.[0] ?? '<value>'}` : '';
    return { flag: `--${option}${value}`, text: text.replace(/^<[^>]+> /, '') };
  });
  const widest = Math.max(0, ...rows.map(({ flag }) => flag.length));
  const lines = rows.map(({ flag, text }) => line(flag, text, widest, columns));
  return [
    `Usage: ${call([name, usage].filter(Boolean).join(' '))}`,
    '',
    wrap(help, columns),
    ...(lines.length > 0 ? ['', 'Options:', ...lines] : []),
  ].join('\n');
}

function line(term: string, text: string, widest: number, columns: number): string {
  const first = `  ${term.padEnd(widest)}  `;
  return wrap(text, columns, { first, rest: ' '.repeat(first.length) });
}
