import { closeButton, openDialog } from '../playground/parts/dialog.ts';
import { element } from '../playground/parts/element.ts';
import { inlineCode } from '../playground/parts/inline-code.ts';

/** What is asked for. */
export interface NameQuestion {
  readonly title: string;
  /** What the field holds at the start. */
  readonly name: string;
  /** The button that takes the name. */
  readonly action: string;
  /** Why a name cannot be taken, or null. */
  problem(name: string): string | null;
}

/** Asks for the name of a file until it is one that can be had. Null when the learner gives up. */
export function askForName(host: HTMLElement, question: NameQuestion): Promise<string | null> {
  const { title, name, action, problem } = question;
  const input = element('input', {
    id: 'file-name',
    value: name,
    autocapitalize: 'off',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': 'file-name-note file-name-problem',
  });
  const told = element('p', {
    id: 'file-name-problem',
    class: 'problem',
    role: 'alert',
    hidden: true,
  });
  let taken: string | null = null;
  const take = (): void => {
    const wanted = input.value.trim();
    const found = problem(wanted);
    if (found === null) {
      taken = wanted;
      dialog.close();
      return;
    }
    told.replaceChildren(...inlineCode(found));
    told.hidden = false;
    input.setAttribute('aria-invalid', 'true');
    input.focus();
  };
  const form = element(
    'form',
    {
      on: {
        submit: (event) => {
          event.preventDefault();
          take();
        },
      },
    },
    element(
      'div',
      { class: 'field' },
      element('label', { for: input.id }, 'Name of the file'),
      input,
      element(
        'p',
        { id: 'file-name-note', class: 'note' },
        ...inlineCode('A `/` puts it into a folder, as in `routers/tools.ts`.'),
      ),
    ),
    told,
    element(
      'div',
      { class: 'actions' },
      closeButton('Cancel'),
      element('button', { type: 'submit', class: 'primary' }, action),
    ),
  );
  const dialog = openDialog(host, title, form);
  input.focus();
  // The part that changes most often; the ending stays.
  const start = name.lastIndexOf('/') + 1;
  input.setSelectionRange(start, Math.max(start, name.lastIndexOf('.')));
  return new Promise((resolve) => dialog.addEventListener('close', () => resolve(taken)));
}
