import type { ReadStream } from 'node:tty';

/** What a key does in watch; the first letter is the key, the word is what a line of input may say too. */
export const watchActions = {
  hint: 'the next hint',
  next: 'the next step',
  solution: 'the solution',
  diff: 'your files beside the solution',
  list: 'all steps',
  run: 'check again',
  all: 'check again and show every failed check',
  undo: 'bring back replaced files',
  quit: 'stop watching',
} as const;
/** What a key can do while `watch` waits. */
export type WatchAction = keyof typeof watchActions;

/** `h hint, n next, ...` */
export function formatKeys(): string {
  return Object.keys(watchActions)
    .map((name) => `${name[0]} ${name}`)
    .join(', ');
}

/** The action for a key or a typed word; undefined when there is none. */
export function actionFor(input: string): WatchAction | undefined {
  const word = input.trim().toLowerCase();
  if (input === '\u0003' || input === '\u0004') return 'quit'; // Ctrl+C and Ctrl+D, which raw mode hands over as text.
  if (word === '') return undefined;
  const names = Object.keys(watchActions) as WatchAction[];
  return names.find((name) => name === word || name[0] === word);
}

/** False for Enter, arrows and their like, which mean nothing here and need no answer. */
function isPrintable(key: string): boolean {
  return key >= ' ' && key !== '\u007f';
}

/** Reads actions from stdin until it ends or `close` is called. */
export interface KeyReader {
  /** Hands stdin over to a question, and takes it back afterwards. */
  aside<Result>(work: () => Promise<Result>): Promise<Result>;
  close(): void;
}

/**
 * On a terminal each key counts at once; otherwise each line does, so that a pipe, or a person whose screen reader
 * wants whole lines, can steer too. The end of stdin ends the reading, not the watching.
 */
export function readKeys(
  stdin: NodeJS.ReadStream | ReadStream,
  onAction: (action: WatchAction | undefined) => void,
): KeyReader {
  let rest = '';
  const read = (chunk: string) => {
    if (stdin.isTTY) {
      const action = actionFor(chunk);
      if (action !== undefined || isPrintable(chunk)) onAction(action);
      return;
    }
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onAction(actionFor(line));
  };
  let closed = false;
  const listen = () => {
    if (closed) return; // Closed while work was done aside: stdin would keep the process alive.
    if (stdin.isTTY) stdin.setRawMode(true);
    stdin.on('data', read);
    stdin.resume();
  };
  const leave = () => {
    stdin.off('data', read);
    if (stdin.isTTY) stdin.setRawMode(false);
    stdin.pause();
  };
  stdin.setEncoding('utf8');
  stdin.on('error', () => {}); // A terminal that went away cannot be read any more; signals still arrive.
  listen();
  return {
    async aside(work) {
      leave();
      try {
        return await work();
      } finally {
        listen();
      }
    },
    close() {
      closed = true;
      leave();
    },
  };
}
