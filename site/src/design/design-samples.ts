import '../playground/playground.css';
import './design-samples.css';
import { ChecksPanel } from '../playground/checks/checks-panel.ts';
import type { RunState } from '../playground/checks/run-state.ts';
import { Notice } from '../playground/notice/notice.ts';
import { element } from '../playground/parts/element.ts';
import { PanelDock } from '../playground/parts/panel-dock.ts';
import { Toolbar } from '../playground/parts/toolbar.ts';
import { openSearch } from '../search/open-search.ts';
import { openShortcuts } from '../shortcuts/open-shortcuts.ts';
import { ENDED_RUN, MIDDLE_RUN } from './sample-run.ts';

const PARTS = { 'groundwork-checks': ChecksPanel, 'groundwork-notice': Notice } as const;

/** `<design-samples>`: the workbench's own parts, filled by hand, each under its name. */
export class DesignSamples extends HTMLElement {
  connectedCallback(): void {
    for (const [name, part] of Object.entries(PARTS)) {
      if (!customElements.get(name)) customElements.define(name, part);
    }
    this.replaceChildren(
      sample('Buttons: ready, and while a run goes on', toolbar(false), toolbar(true)),
      sample('Panels under their tabs, one with a badge', dock()),
      sample('A run that is over', checks(ENDED_RUN)),
      sample('A run in the middle', checks(MIDDLE_RUN)),
      sample(
        'Notices: to know, and to decide',
        notice('info', 'Your code is back at the start of this step.', 'Undo'),
        notice(
          'warn',
          'Another tab has this step open. What you write here is not kept.',
          'Write here',
        ),
      ),
      sample('Dialogs', dialogs()),
    );
  }
}

/** The parts' styles hang on the workbench's element; this one holds neither a step nor a playground, so it stays still. */
function sample(title: string, ...parts: readonly HTMLElement[]): HTMLElement {
  return element(
    'figure',
    {},
    element('figcaption', {}, title),
    ...parts.map((part) => {
      const frame = document.createElement('groundwork-playground');
      frame.append(part);
      return frame;
    }),
  );
}

function toolbar(running: boolean): HTMLElement {
  const made = new Toolbar();
  made.showRunning(running);
  made.reset.disabled = running;
  return made.element;
}

function dock(): HTMLElement {
  const panel = (text: string) => element('div', {}, element('p', {}, text));
  const made = new PanelDock('Sample panels', [
    { id: 'sample-one', label: 'Checks', panel: panel('The panel that shows.') },
    { id: 'sample-two', label: 'Console', panel: panel('Another panel.') },
  ]);
  made.badge('sample-two', '3');
  return element('div', { class: 'sample-dock' }, made.tabs, made.panels);
}

function checks(run: RunState): HTMLElement {
  const panel = new ChecksPanel();
  panel.show(run, ['models.ts'], null);
  return panel;
}

function notice(tone: 'info' | 'warn', sentence: string, label: string): HTMLElement {
  const made = new Notice();
  made.show({ tone, sentence, actions: [{ label, act: () => {} }] });
  return made;
}

function dialogs(): HTMLElement {
  const button = (label: string, open: () => Promise<void>) =>
    element('button', { type: 'button', class: 'button', on: { click: () => void open() } }, label);
  return element(
    'div',
    { class: 'sample-row' },
    button('Open the search', openSearch),
    button('Open the shortcuts', openShortcuts),
  );
}
