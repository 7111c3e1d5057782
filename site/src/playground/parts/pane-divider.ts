import { DEFAULT_PANES, keepPanes, keptPanes, showPanes } from '../../components/panes.ts';
import type { Panes } from '../../learner/records.ts';
import { element } from './element.ts';
import { foldsAt, type Limits, limitsOf, within } from './pane-limits.ts';

/** Two panes side by side or one above the other, and what the border between them is for. */
export interface DividedPanes {
  /** The share that the border sets. */
  readonly which: keyof Panes;
  readonly label: string;
  /** The id of the pane before the border. */
  readonly controls: string;
  /** Which way the border itself runs. */
  readonly orientation: 'vertical' | 'horizontal';
  /** The least that is usable of the first and of the second pane; CSS pixels. */
  readonly least: readonly [number, number];
  /** Where the two panes begin and how long they are together; CSS pixels. */
  stretch(): { readonly from: number; readonly length: number };
}

/** One key press, and one with Shift; percent. */
const STEP = 2;
const LEAP = 10;

/** So far a press may slip and still be one; CSS pixels. */
const SLIP = 3;

/**
 * The border between two panes, after the ARIA window splitter: drag it, or use the arrows, Home, End; Enter or a press
 * folds a pane away and brings it back, a double click divides as at the beginning.
 */
export class PaneDivider {
  readonly element: HTMLElement;
  readonly #panes: DividedPanes;
  /** The share to come back to. */
  #before: number;

  constructor(panes: DividedPanes) {
    this.#panes = panes;
    this.#before = DEFAULT_PANES[panes.which];
    this.element = element('div', {
      class: 'pane-divider screen-only',
      role: 'separator',
      tabindex: 0,
      'aria-label': panes.label,
      'aria-orientation': panes.orientation,
      'aria-controls': panes.controls,
      on: {
        keydown: (event) => this.#onKey(event),
        pointerdown: (event) => this.#onPress(event),
        dblclick: () => this.#set(DEFAULT_PANES[panes.which]),
        focus: () => this.#tell(),
      },
    });
    this.#tell();
  }

  get isFolded(): boolean {
    return keptPanes()[this.#panes.which] === this.#folded;
  }

  /** Folds the pane away, or brings it back as it was; nothing where a small screen shows one pane at a time. */
  toggle(): void {
    if (!this.element.checkVisibility()) return;
    this.#set(this.isFolded ? this.#before : this.#folded);
  }

  unfold(): void {
    if (this.isFolded) this.toggle();
  }

  /** The share at which the foldable pane is gone: the text stands first, the panels second. */
  get #folded(): number {
    return this.#panes.which === 'text' ? 0 : 100;
  }

  get #limits(): Limits {
    return limitsOf(this.#panes.least, this.#panes.stretch().length);
  }

  #show(share: number): Panes {
    const panes = { ...keptPanes(), [this.#panes.which]: Math.round(share) };
    showPanes(panes);
    return panes;
  }

  #set(share: number): void {
    const now = keptPanes()[this.#panes.which];
    if (share === this.#folded && now !== this.#folded) this.#before = now;
    const limited = share === this.#folded ? share : within(share, this.#limits);
    void keepPanes(this.#show(limited)).then(() => this.#tell());
  }

  #onKey(event: KeyboardEvent): void {
    const { least, most } = this.#limits;
    const now = within(keptPanes()[this.#panes.which], this.#limits);
    const step = event.shiftKey ? LEAP : STEP;
    const [back, on] =
      this.#panes.orientation === 'vertical'
        ? ['ArrowLeft', 'ArrowRight']
        : ['ArrowUp', 'ArrowDown'];
    const goals: Readonly<Record<string, number>> = {
      [back]: now - step,
      [on]: now + step,
      Home: least,
      End: most,
    };
    const goal = goals[event.key];
    if (goal === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (goal === undefined) this.toggle();
    else this.#set(goal);
  }

  #onPress(press: PointerEvent): void {
    if (press.button !== 0) return;
    press.preventDefault();
    this.element.focus();
    this.element.setPointerCapture(press.pointerId);
    const end = new AbortController();
    const place = ({ clientX, clientY }: PointerEvent) =>
      this.#panes.orientation === 'vertical' ? clientX : clientY;
    let share: number | null = null;
    const onMove = (move: PointerEvent) => {
      if (share === null && Math.abs(place(move) - place(press)) <= SLIP) return;
      const { from, length } = this.#panes.stretch();
      const wanted = ((place(move) - from) / length) * 100;
      share = foldsAt(wanted, this.#folded, this.#limits)
        ? this.#folded
        : within(wanted, this.#limits);
      this.#show(share);
    };
    const onEnd = () => {
      end.abort();
      if (share !== null) this.#set(share);
      else if (this.isFolded) this.toggle();
    };
    this.element.addEventListener('pointermove', onMove, { signal: end.signal });
    this.element.addEventListener('pointerup', onEnd, { signal: end.signal });
    this.element.addEventListener('pointercancel', onEnd, { signal: end.signal });
  }

  /** For a screen reader: where the border is, and how far it can go. */
  #tell(): void {
    const now = keptPanes()[this.#panes.which];
    const { least, most } = this.#limits;
    this.element.ariaValueNow = String(now);
    this.element.ariaValueMin = String(Math.min(now, Math.round(least)));
    this.element.ariaValueMax = String(Math.max(now, Math.round(most)));
    this.element.ariaValueText = this.isFolded ? 'folded away' : `${now} %`;
  }
}
