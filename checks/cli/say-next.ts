import type { Terminal } from './terminal.ts';
import { wrap } from './wrap.ts';

/** The end of a command's output, apart from the rest: what to do next. */
export function sayNext(
  { print, columns }: Pick<Terminal, 'print' | 'columns'>,
  what: string,
): void {
  print('');
  print(wrap(`Next: ${what}`, columns, { first: '', rest: '      ' }));
}
