import './notice.css';
import { element } from '../parts/element.ts';

/** A button of a notice. */
export interface NoticeAction {
  readonly label: string;
  act(): void | Promise<void>;
}

/** One thing to tell the learner, with what they can do about it. */
export interface NoticeContent {
  readonly tone: 'info' | 'warn';
  readonly sentence: string;
  readonly actions: readonly NoticeAction[];
}

/** `<groundwork-notice>`: a strip above the editor; empty and out of the way when there is nothing to tell. */
export class Notice extends HTMLElement {
  connectedCallback(): void {
    // Polite: it never interrupts typing.
    this.setAttribute('role', 'status');
    if (!this.firstChild) this.show(null);
  }

  show(content: NoticeContent | null): void {
    this.hidden = content === null;
    this.replaceChildren();
    if (!content) return;
    this.dataset.tone = content.tone;
    this.append(
      element('p', {}, content.sentence),
      element(
        'div',
        { class: 'actions' },
        ...content.actions.map(({ label, act }) => {
          const button = element('button', { type: 'button', class: 'quiet' }, label);
          button.addEventListener('click', () => void act());
          return button;
        }),
      ),
    );
  }
}
