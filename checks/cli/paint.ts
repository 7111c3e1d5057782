import { styleText } from 'node:util';

/** Colour as an extra, never as the only sign: every painted word also says what it means. */
export interface Paint {
  strong(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  quiet(text: string): string;
}

/** No colours: for pipes, files and whoever asks for none. */
export const plain: Paint = {
  strong: (text) => text,
  good: (text) => text,
  bad: (text) => text,
  quiet: (text) => text,
};

/** The terminal's own colours. */
export const coloured: Paint = {
  strong: (text) => styleText('bold', text, { validateStream: false }),
  good: (text) => styleText('green', text, { validateStream: false }),
  bad: (text) => styleText('red', text, { validateStream: false }),
  quiet: (text) => styleText('dim', text, { validateStream: false }),
};

/**
 * Colours on a terminal, unless it was asked not to: `NO_COLOR` with any value that is not empty (no-color.org), or
 * `TERM=dumb`. `FORCE_COLOR` (not 0) asks for them without a terminal.
 */
export function choosePaint(env: NodeJS.ProcessEnv, isTerminal: boolean): Paint {
  if (env.NO_COLOR) return plain;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== '0') return coloured;
  return isTerminal && env.TERM !== 'dumb' ? coloured : plain;
}
