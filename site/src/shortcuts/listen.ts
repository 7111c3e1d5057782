import { isApple } from './platform.ts';
import { isSingleKey, shortcutFor } from './shortcuts.ts';
import { singleKeysAreOn } from './single-keys.ts';

/** Starts listening for the site's shortcuts. To be called once per visit: the listener survives client-side navigation. */
export function listenForShortcuts(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.repeat || event.isComposing) return;
    const found = shortcutFor(event, isApple());
    if (!found || document.querySelector('.dialog, dialog[open]')) return;
    if (isSingleKey(found.press) && (isTyping(event) || !singleKeysAreOn())) return;
    // At once: what a browser does with the key would come before the handlers are there.
    event.preventDefault();
    void import('./actions.ts').then(({ ACTIONS }) => ACTIONS[found.action](found.press));
  });
}

/** Whether the key goes into a text: a field, a list to choose from, the editor, even where that is only read. */
function isTyping(event: Event): boolean {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, .cm-content'))
  );
}
