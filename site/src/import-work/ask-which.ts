import './ask-which.css';
import type { Choice, Unclear } from '../learner/merge-drafts.ts';
import { closeButton, openDialog } from '../playground/parts/dialog.ts';
import { element } from '../playground/parts/element.ts';
import { nameOfCode } from './import-words.ts';

const time = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** Asks whose code goes on where the times do not tell which is newer. Null when the learner gives up. */
export function askWhich(
  host: HTMLElement,
  unclear: readonly Unclear[],
): Promise<ReadonlyMap<string, Choice> | null> {
  let decided: ReadonlyMap<string, Choice> | null = null;
  const form = element(
    'form',
    { class: 'which-code' },
    element(
      'p',
      {},
      'Here and in the file there is different code, and the times do not tell which is newer. The one that you do not choose stays under History.',
    ),
    ...unclear.map(({ key, here, file }) =>
      element(
        'fieldset',
        {},
        element('legend', {}, capital(nameOfCode(key))),
        option(key, 'here', 'Go on with what is here', here.at, true),
        option(key, 'file', 'Take the code in the file', file.at, false),
      ),
    ),
    element(
      'div',
      { class: 'actions' },
      closeButton('Import nothing'),
      element('button', { type: 'submit', class: 'primary' }, 'Import'),
    ),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const data = new FormData(form);
    decided = new Map(
      unclear.map(({ key }) => [key, data.get(key) === 'file' ? 'file' : 'here'] as const),
    );
    dialog.close();
  });
  const dialog = openDialog(host, 'Which code goes on?', form);
  return new Promise((resolve) => dialog.addEventListener('close', () => resolve(decided)));
}

function option(
  key: string,
  choice: Choice,
  label: string,
  at: number,
  checked: boolean,
): HTMLElement {
  return element(
    'label',
    {},
    element('input', { type: 'radio', name: key, value: choice, checked }),
    element(
      'span',
      {},
      label,
      element('small', {}, at > 0 ? `changed ${time.format(at)}` : 'changed at a time unknown'),
    ),
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
