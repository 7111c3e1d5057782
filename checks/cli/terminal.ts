import { choosePaint, type Paint, plain } from './paint.ts';
import { wrap } from './wrap.ts';

/** Where a command writes and whom it may ask; a test gives its own. */
export interface Terminal {
  /** Widest line, in columns: 80 when unknown, never more than 100, where long lines get hard to read. */
  readonly columns: number;
  readonly paint: Paint;
  /** True when a person can answer a question here. */
  readonly interactive: boolean;
  /** Prints to stdout, adding the line's end. */
  print(text: string): void;
  /** Prints a message of some sentences to stderr, wrapped. */
  complain(text: string): void;
  /** Prints the end of a command's output, apart from the rest: what to do next. */
  next(what: string): void;
  /** Asks a yes-or-no question; anything but y or yes is no. Only to be called when `interactive`. */
  ask(question: string): Promise<boolean>;
}

/** The terminal this process runs in. */
export function processTerminal(options: { readonly colour: boolean }): Terminal {
  const { stdin, stdout, stderr, env } = process;
  const columns = Math.min(stdout.columns || Number(env.COLUMNS) || 80, 100);
  // A reader that has seen enough (`| head`) closes the pipe: nobody is left to tell anything.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  return {
    columns,
    paint: options.colour ? choosePaint(env, stdout.isTTY === true) : plain,
    interactive: stdin.isTTY === true && stdout.isTTY === true,
    print: (text) => void stdout.write(`${text}\n`),
    complain: (text) => void stderr.write(`${wrap(text, columns)}\n`),
    next: (what) => {
      const text = wrap(`Next: ${what}`, columns, { first: '', rest: '      ' });
      stdout.write(`\n${text}\n`);
    },
    async ask(question) {
      const { createInterface } = await import('node:readline/promises');
      const lines = createInterface({ input: stdin, output: stdout });
      try {
        return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim());
      } finally {
        lines.close();
      }
    },
  };
}
