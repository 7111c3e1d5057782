import './dialog.css';
import { type Child, element } from './element.ts';

/**
 * Shows a modal dialog in `host` until it is closed, by Escape too; then it is gone and the focus is back where it was.
 * Answers with the dialog, whose `close` event says that it is over.
 */
export function openDialog(
  host: HTMLElement,
  title: string,
  ...content: readonly Child[]
): HTMLDialogElement {
  const heading = element('h2', { id: 'dialog-title' }, title);
  const dialog = element(
    'dialog',
    { class: 'bench-dialog', 'aria-labelledby': heading.id },
    heading,
    ...content,
  );
  dialog.addEventListener('close', () => dialog.remove());
  host.append(dialog);
  dialog.showModal();
  return dialog;
}

/** A button that closes the dialog around it. */
export function closeButton(label: string): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'quiet' }, label);
  button.addEventListener('click', () => button.closest('dialog')?.close());
  return button;
}
