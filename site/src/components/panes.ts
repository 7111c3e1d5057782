/** How a step's page is divided: kept in the settings, and shown through the root element, where the page's first script does the same. */
import type { Panes } from '../learner/records.ts';
import { PANES_KEY } from '../learner/settings.ts';
import { learnerWhenReady } from './learner-when-ready.ts';

/** How a page is divided until somebody moves a border. */
export const DEFAULT_PANES: Panes = { text: 43, code: 55 };

/** What was chosen on this page; the storage hears of it a little later, or not at all. */
let chosen: Panes | undefined;

// Another tab has chosen: from here on what it wrote counts.
globalThis.addEventListener?.('storage', () => {
  chosen = undefined;
});

/** What the learner chose last, or the page's own division. */
export function keptPanes(): Panes {
  if (chosen) return chosen;
  let written: string | null = null;
  try {
    written = localStorage.getItem(PANES_KEY);
  } catch {
    // Storage is blocked: every page starts from its own division.
  }
  const [, text, code] = /^(\d{1,3}) (\d{1,3})$/.exec(written ?? '') ?? [];
  return text && code ? { text: Number(text), code: Number(code) } : DEFAULT_PANES;
}

/** Divides the page. The style sheets clamp the shares to what is usable at the window's size. */
export function showPanes({ text, code }: Panes): void {
  const { style, dataset } = document.documentElement;
  style.setProperty('--pane-text', String(text));
  style.setProperty('--pane-code', String(code));
  dataset.folded = [text === 0 && 'text', code === 100 && 'panels'].filter(Boolean).join(' ');
}

/** Shows the change at once and remembers it. */
export async function keepPanes(panes: Panes): Promise<void> {
  chosen = panes;
  showPanes(panes);
  await (await learnerWhenReady()).settings.set({ panes });
}
