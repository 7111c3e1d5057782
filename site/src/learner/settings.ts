import { SINGLE_KEYS_KEY } from '../shortcuts/single-keys.ts';
import type { Changes } from './changes.ts';
import type { Settings } from './records.ts';
import type { Shelf } from './shelf.ts';

/** What holds until somebody chooses otherwise. */
export const DEFAULT_SETTINGS: Settings = {
  key: 'settings',
  theme: 'system',
  wrap: false,
};

/** Where the theme is also written: a script in the page's head reads it before the first paint, when IndexedDB would be too late. */
export const THEME_KEY = 'groundwork:theme';

/** Where the panes are also written, as `<text> <code>`: before the first paint, like the theme. */
export const PANES_KEY = 'groundwork:panes';

/** What a page must know before IndexedDB can answer: where each choice stands in localStorage, and how. */
const EARLY: readonly {
  readonly choice: keyof Settings;
  readonly place: string;
  readonly written: (settings: Settings) => string | null;
}[] = [
  { choice: 'theme', place: THEME_KEY, written: ({ theme }) => theme },
  {
    choice: 'singleKeys',
    place: SINGLE_KEYS_KEY,
    written: ({ singleKeys }) => (singleKeys === false ? 'off' : 'on'),
  },
  {
    choice: 'panes',
    place: PANES_KEY,
    written: ({ panes }) => (panes ? `${Math.round(panes.text)} ${Math.round(panes.code)}` : null),
  },
];

/** The learner's choices for the whole site. */
export interface SettingsStore {
  get(): Promise<Settings>;
  set(change: Partial<Omit<Settings, 'key'>>): Promise<Settings>;
}

/** The settings on a shelf. */
export function createSettings(
  shelf: Shelf,
  changes: Changes,
  early: Pick<Storage, 'setItem'> | null,
): SettingsStore {
  return {
    get: async () => (await shelf.get('settings', 'settings')) ?? DEFAULT_SETTINGS,
    async set(change) {
      const kept = await shelf.change('settings', 'settings', (now) => ({
        ...DEFAULT_SETTINGS,
        ...now,
        ...change,
      }));
      for (const { choice, place, written } of EARLY) {
        const text = kept && choice in change ? written(kept) : null;
        try {
          if (text) early?.setItem(place, text);
        } catch {
          // A full or blocked localStorage costs one flash of the wrong theme, no more.
        }
      }
      changes.announce('settings', 'settings');
      return kept ?? DEFAULT_SETTINGS;
    },
  };
}
