import './versions-panel.css';
import type { Version } from '../../learner/records.ts';
import { element } from '../parts/element.ts';
import { versionWords } from './version-words.ts';

/** What the panel's buttons do. */
export interface VersionsPanelTools {
  /** Shows the version beside the learner's code. */
  compare(version: Version): void;
  /** Puts the version into the editor. */
  bringBack(version: Version): void;
}

/** `<groundwork-versions>`: earlier versions of this step's code, newest first. */
export class VersionsPanel extends HTMLElement {
  #list = element('ol', { role: 'list' });
  #empty = element(
    'p',
    { class: 'note' },
    'Each check keeps a version of your code here, so you can always go back.',
  );

  connectedCallback(): void {
    if (!this.firstChild) this.append(this.#empty, this.#list);
  }

  show(versions: readonly Version[], tools: VersionsPanelTools): void {
    this.#empty.hidden = versions.length > 0;
    this.#list.replaceChildren(...versions.map((version) => entry(version, tools)));
  }
}

function entry(version: Version, tools: VersionsPanelTools): HTMLElement {
  const at = new Date(version.at);
  const today = at.toDateString() === new Date().toDateString();
  const time = new Intl.DateTimeFormat(undefined, {
    timeStyle: 'medium',
    ...(today ? {} : { dateStyle: 'medium' }),
  }).format(at);
  const words = versionWords(version);
  const action = (label: string, act: (version: Version) => void) =>
    element(
      'button',
      {
        type: 'button',
        class: 'quiet',
        'aria-label': `${label}: ${words}, ${time}`,
        on: { click: () => act(version) },
      },
      label,
    );
  return element(
    'li',
    { 'data-result': version.result ?? '' },
    element('span', {}, words, ' ', element('time', { datetime: at.toISOString() }, time)),
    action('Compare', (shown) => tools.compare(shown)),
    action('Bring back', (chosen) => tools.bringBack(chosen)),
  );
}
