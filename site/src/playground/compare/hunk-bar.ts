import { element } from '../parts/element.ts';

/** What the bar's buttons do. */
export interface HunkBarActions {
  move(by: 1 | -1): void;
  take(): void;
  takeFile(): void;
  takeAll(): void;
  undo(): void;
}

/** The buttons above a comparison: from change to change, taking one, a file's, or all, and taking that back. */
export class HunkBar {
  readonly element: HTMLElement;
  readonly #place = element('span', { class: 'hunk-place' });
  readonly #take: HTMLButtonElement;
  readonly #takeFile: HTMLButtonElement;
  readonly #takeAll: HTMLButtonElement;
  readonly #undo: HTMLButtonElement;
  readonly #moves: readonly HTMLButtonElement[];

  constructor(actions: HunkBarActions, canTake: boolean) {
    const button = (label: string, act: () => void, name?: string) =>
      element(
        'button',
        { type: 'button', class: 'quiet', 'aria-label': name, on: { click: act } },
        label,
      );
    this.#moves = [
      button('↑', () => actions.move(-1), 'Change before'),
      button('↓', () => actions.move(1), 'Next change'),
    ];
    this.#take = button('Take this', actions.take);
    this.#takeFile = button('Take this file', actions.takeFile);
    this.#takeAll = button('Take all', actions.takeAll);
    this.#undo = button('Undo', actions.undo);
    this.#undo.disabled = true;
    this.element = element(
      'div',
      { class: 'hunk-bar', role: 'group', 'aria-label': 'Changes' },
      this.#place,
      ...this.#moves,
      ...(canTake ? [this.#take, this.#takeFile, this.#takeAll, this.#undo] : []),
    );
  }

  /** @param now the change in front, from 0; `count` in this file, `left` in all files. */
  show(now: number, count: number, left: number, undoable: boolean): void {
    this.#place.textContent =
      count === 0 ? 'No change in this file' : `Change ${now + 1} of ${count}`;
    for (const move of this.#moves) move.disabled = count < 2;
    this.#take.disabled = count === 0;
    this.#takeFile.disabled = count === 0;
    this.#takeAll.disabled = left === 0;
    this.#undo.disabled = !undoable;
  }

  /** Where the focus goes when the button that had it is gone. */
  focus(): void {
    (this.#take.disabled ? this.#undo : this.#take).focus();
  }
}
