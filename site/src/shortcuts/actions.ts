/** What each shortcut does, with what the page shows: links are followed, buttons pressed. */
import type { CodeEditor } from '../playground/editor/code-editor.ts';
import { openSearch } from '../search/open-search.ts';
import { openShortcuts } from './open-shortcuts.ts';
import type { ActionId } from './shortcuts.ts';

const find = (selector: string) => document.querySelector<HTMLElement>(selector);

/** Presses what the selector finds; whether there was something. */
function press(selector: string): boolean {
  const target = find(selector);
  target?.click();
  return target !== null;
}

/** On a small screen one of text and code shows: brings the wanted one. */
function bring(view: 'read' | 'code'): boolean {
  if (!find('step-view')) return false;
  if (find('[data-switch]')?.checkVisibility()) press(`[data-switch] [data-show="${view}"]`);
  else if (view === 'read' && find('.read')?.checkVisibility() === false)
    find('step-view')?.dispatchEvent(new Event('groundwork:fold-text'));
  return true;
}

/** Calls `act` once the workbench is there: the key press that wakes it is the one that wants something of it. */
function withWorkbench(act: (bench: HTMLElement) => void): boolean {
  const bench = find('groundwork-playground');
  if (!bench || !bring('code')) return false;
  if (bench.matches('.ready')) act(bench);
  else {
    new MutationObserver((_, observer) => {
      if (!bench.matches('.ready')) return;
      observer.disconnect();
      act(bench);
    }).observe(bench, { attributeFilter: ['class'] });
  }
  return true;
}

/** By action: whether there was something to do on this page. `key` is the one that was pressed. */
export const ACTIONS: Readonly<Record<ActionId, (key: string) => boolean>> = {
  search: () => {
    void openSearch();
    return true;
  },
  help: () => {
    void openShortcuts();
    return true;
  },
  contents: () => press('[data-course-menu] > summary') && focus('[data-course-menu] > summary'),
  next: () => press('nav[aria-label="Steps"] .next'),
  previous: () => press('nav[aria-label="Steps"] .previous'),
  check: () => withWorkbench((bench) => bench.querySelector<HTMLElement>('.check')?.click()),
  text: () => bring('read') && focus('.read'),
  editor: () =>
    withWorkbench((bench) => bench.querySelector<CodeEditor>('groundwork-editor')?.focusEditor()),
  panel: (key) =>
    withWorkbench((bench) => {
      const tabs = bench.querySelectorAll<HTMLElement>(':scope > .tabs [role=tab]');
      const tab = tabs[Number(key) - 1];
      tab?.click();
      tab?.focus();
    }),
  'fold-text': () =>
    find('step-view')?.dispatchEvent(new Event('groundwork:fold-text')) !== undefined,
  'fold-panels': () =>
    withWorkbench((bench) =>
      bench.querySelector('.toolbar')?.dispatchEvent(new Event('groundwork:fold-panels')),
    ),
};

function focus(selector: string): boolean {
  const target = find(selector);
  target?.focus();
  return target !== null;
}
