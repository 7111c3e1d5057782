import { learnerWhenReady } from '../components/learner-when-ready.ts';
import { element } from '../playground/parts/element.ts';
import dialogStyle from '../styles/dialog.css?url';
import { lazyStyles } from '../styles/lazy-style.ts';
import { isApple } from './platform.ts';
import { isSingleKey, SHORTCUTS, type Shortcut, writtenPress } from './shortcuts.ts';
import shortcutsStyle from './shortcuts-dialog.css?url';
import { singleKeysAreOn } from './single-keys.ts';

/** Opens the list of shortcuts, unless a dialog is open. */
export async function showShortcuts(): Promise<void> {
  if (document.querySelector('.dialog, dialog[open]')) return;
  const styles = lazyStyles(dialogStyle, shortcutsStyle);
  const dialog: HTMLDialogElement = element(
    'dialog',
    { class: 'dialog shortcuts-dialog', 'aria-labelledby': 'shortcuts-title' },
    ...styles.links,
    element(
      'div',
      { class: 'bar' },
      element('h2', { id: 'shortcuts-title' }, 'Keyboard shortcuts'),
      element(
        'button',
        { type: 'button', class: 'close', on: { click: () => dialog.close() } },
        'Close',
      ),
    ),
    element(
      'div',
      { class: 'content' },
      element('div', { class: 'columns' }, ...groups(), choice()),
    ),
  );
  // A press beside the dialog is one on the dialog itself: its content fills it.
  dialog.addEventListener('pointerdown', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  await styles.ready;
  dialog.showModal();
}

const groups = (): readonly HTMLElement[] =>
  SHORTCUTS.map(({ title, shortcuts }) =>
    element(
      'section',
      {},
      element('h3', {}, title),
      element('dl', {}, ...shortcuts.map((shortcut) => row(shortcut))),
    ),
  );

function row({ keys, written, does }: Shortcut): HTMLElement {
  const names = written === undefined ? keys.map((key) => writtenPress(key, isApple())) : [written];
  return element(
    'div',
    { 'data-single': keys.every(isSingleKey) },
    element('dt', {}, ...names.map((name) => element('kbd', {}, name))),
    element('dd', {}, does),
  );
}

/** The switch for keys without Ctrl or Cmd. */
function choice(): HTMLElement {
  const box = element('input', { type: 'checkbox', checked: singleKeysAreOn() });
  box.addEventListener('change', async () => {
    const { settings } = await learnerWhenReady();
    await settings.set({ singleKeys: box.checked });
  });
  return element(
    'label',
    { class: 'choice' },
    box,
    element(
      'span',
      {},
      element('strong', {}, 'Single keys are shortcuts'),
      element(
        'span',
        { class: 'note' },
        'Turn this off when you speak to your computer, or press keys by accident. Shortcuts with ',
        writtenPress('Mod', isApple()),
        ' stay.',
      ),
    ),
  );
}
