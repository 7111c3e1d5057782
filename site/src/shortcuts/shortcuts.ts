/**
 * Every keyboard shortcut of the site, once: the handlers (`listen.ts`) and the dialog (`shortcuts-dialog.ts`) both come
 * from this list. `Mod` is Cmd on an Apple keyboard and Ctrl on others.
 */

/** What a shortcut of ours sets off; `actions.ts` says how. */
export type ActionId =
  | 'search'
  | 'help'
  | 'contents'
  | 'next'
  | 'previous'
  | 'check'
  | 'text'
  | 'editor'
  | 'panel'
  | 'fold-text'
  | 'fold-panels';

/** A key and what it does. */
export interface Shortcut {
  /** Null when the editor itself listens. */
  readonly action: ActionId | null;
  /** `KeyboardEvent.key` of each press that counts, with `Mod+` before it where that is held. */
  readonly keys: readonly string[];
  /** How the keys are written in the dialog when they are too many to list. */
  readonly written?: string;
  readonly does: string;
}

/** Shortcuts that hold in the same place. */
export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

/** Every shortcut, as the dialog lists them. */
export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    title: 'On every page',
    shortcuts: [
      { action: 'search', keys: ['Mod+k'], does: 'Search the course' },
      { action: 'contents', keys: ['c'], does: 'Open the contents' },
      { action: 'next', keys: ['n'], does: 'Go to the next step' },
      { action: 'previous', keys: ['p'], does: 'Go to the step before' },
      { action: 'help', keys: ['?'], does: 'Show these shortcuts' },
    ],
  },
  {
    title: 'On a step’s page',
    shortcuts: [
      { action: 'check', keys: ['Mod+Enter'], does: 'Check your code, or stop the check' },
      { action: 'text', keys: ['t'], does: 'Move to the text' },
      { action: 'editor', keys: ['e'], does: 'Move to the editor' },
      {
        action: 'panel',
        keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
        written: '1 to 9',
        does: 'Open a panel, counted from the left',
      },
      { action: 'fold-text', keys: ['b'], does: 'Fold the text away, or bring it back' },
      { action: 'fold-panels', keys: ['j'], does: 'Fold the panels away, or bring them back' },
    ],
  },
  {
    title: 'In the editor',
    shortcuts: [
      { action: null, keys: ['Escape', 'Tab'], written: 'Esc, then Tab', does: 'Leave the editor' },
      {
        action: null,
        keys: ['Ctrl+ '],
        written: 'Ctrl Space',
        does: 'Suggest what could stand here',
      },
      { action: null, keys: ['Mod+.'], does: 'Offer fixes for the problem under the cursor' },
      { action: null, keys: ['F8'], does: 'Move to the next problem' },
      { action: null, keys: ['F12'], does: 'Show where a name is defined' },
      { action: null, keys: ['F2'], does: 'Rename everywhere' },
      { action: null, keys: ['Mod+s'], does: 'Format the file (it is saved as you type)' },
    ],
  },
];

/** Whether the press is one key with nothing held, which speech input and a slip of the hand can set off too (WCAG 2.1.4). */
export const isSingleKey = (press: string): boolean => press.length === 1;

/** How a press is written on a keyboard: `Mod+k` as `Ctrl K` or `⌘ K`. */
export function writtenPress(press: string, apple: boolean): string {
  return press
    .split('+')
    .map((key) => {
      if (key === 'Mod') return apple ? '⌘' : 'Ctrl';
      if (key === 'Enter') return apple ? '↵' : 'Enter';
      return key.length === 1 ? key.toUpperCase() : key;
    })
    .join(' ');
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The shortcut of ours that a key press means, and which of its keys it was. */
export function shortcutFor(
  event: Press,
  apple: boolean,
): { readonly action: ActionId; readonly press: string } | null {
  if (event.altKey) return null;
  const held = apple ? event.metaKey : event.ctrlKey;
  const other = apple ? event.ctrlKey : event.metaKey;
  if (other) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const wanted = held ? `Mod+${key}` : key;
  for (const { action, keys } of SHORTCUTS.flatMap(({ shortcuts }) => shortcuts)) {
    if (action !== null && keys.includes(wanted)) return { action, press: wanted };
  }
  return null;
}
