import { THEME_KEY } from '../learner/settings.ts';
import { learnerWhenReady } from './learner-when-ready.ts';

type Theme = 'system' | 'light' | 'dark';

const ORDER: readonly Theme[] = ['system', 'light', 'dark'];
const NAMES: Readonly<Record<Theme, string>> = {
  system: 'as on this device',
  light: 'light',
  dark: 'dark',
};

/** The theme after `theme` when the switch is pressed. */
export function nextTheme(theme: Theme): Theme {
  return ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length] ?? 'system';
}

/** What is kept for the next visit, or `system` when nothing is, or nothing may be. */
function keptTheme(): Theme {
  try {
    return ORDER.find((theme) => theme === localStorage.getItem(THEME_KEY)) ?? 'system';
  } catch {
    return 'system';
  }
}

/** `<theme-switch>`: one button that goes through system, light and dark, and says which one is on. */
export class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (!button) return;
    button.addEventListener('click', () => void this.choose(nextTheme(keptTheme())));
    this.show(keptTheme());
  }

  private async choose(theme: Theme): Promise<void> {
    const root = document.documentElement;
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
    try {
      localStorage.setItem(THEME_KEY, theme);
    } catch {
      // Storage is blocked: the choice holds until the page is left.
    }
    this.show(theme);
    await (await learnerWhenReady()).settings.set({ theme });
  }

  private show(theme: Theme): void {
    this.dataset.themeChoice = theme;
    const label = this.querySelector('[data-label]');
    if (label) label.textContent = `Theme: ${NAMES[theme]}. Change to ${NAMES[nextTheme(theme)]}`;
  }
}
