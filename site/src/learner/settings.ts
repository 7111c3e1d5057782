import type { Changes } from './changes.ts';
import type { Settings } from './records.ts';
import type { Shelf } from './shelf.ts';

export const DEFAULT_SETTINGS: Settings = {
  key: 'settings',
  theme: 'system',
  wrap: false,
};

/** Where the theme is also written: a script in the page's head reads it before the first paint, when IndexedDB would be too late. */
export const THEME_KEY = 'groundwork:theme';

/** The learner's choices for the whole site. */
export interface SettingsStore {
  get(): Promise<Settings>;
  set(change: Partial<Omit<Settings, 'key'>>): Promise<Settings>;
}

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
      if (change.theme) {
        try {
          early?.setItem(THEME_KEY, change.theme);
        } catch {
          // A full or blocked localStorage costs one flash of the wrong theme, no more.
        }
      }
      changes.announce('settings', 'settings');
      return kept ?? DEFAULT_SETTINGS;
    },
  };
}
