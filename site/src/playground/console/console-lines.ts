import type { ConsoleLine } from '../../../../checks/runner/report.ts';
import { element } from '../parts/element.ts';

/** The level as a word in front of the line; an ordinary line needs none. */
const LEVEL_WORDS: Readonly<Record<ConsoleLine['level'], string>> = {
  log: '',
  info: 'info',
  debug: 'debug',
  warn: 'warning',
  error: 'error',
};

/** One printed line. */
export function consoleLine(line: ConsoleLine): HTMLElement {
  const word = LEVEL_WORDS[line.level];
  return element(
    'li',
    { 'data-level': line.level },
    word && element('span', { class: 'level' }, word, ' '),
    line.text,
  );
}

/** A list of printed lines, with how many the limit left out. */
export function consoleLines(lines: readonly ConsoleLine[], dropped: number): HTMLElement {
  return element(
    'ol',
    { class: 'console-lines', role: 'list' },
    ...lines.map(consoleLine),
    dropped > 0 &&
      element(
        'li',
        { class: 'dropped' },
        `${dropped} more ${dropped === 1 ? 'line' : 'lines'} not kept.`,
      ),
  );
}
