import './failure.css';
import { isAboutWholeFile } from '../../../../checks/runner/about-file.ts';
import type { Failure, Place } from '../../../../checks/runner/report.ts';
import { element } from '../parts/element.ts';
import { inlineCode } from '../parts/inline-code.ts';

/** Asks the playground to show a place in the learner's code. Bubbles. */
export class ShowPlace extends Event {
  readonly place: Place;

  constructor(place: Place) {
    super('groundwork:show-place', { bubbles: true });
    this.place = place;
  }
}

/** A failure in its four parts, the place to jump to, and what was compared. */
export function failureView(failure: Failure, files: readonly string[]): HTMLElement {
  const part = (name: string, sentence: string) =>
    sentence &&
    element('div', {}, element('dt', {}, name), element('dd', {}, ...inlineCode(sentence)));
  return element(
    'div',
    { class: 'failure' },
    element(
      'dl',
      { class: 'parts' },
      part('Should happen', failure.should),
      part('What happened', failure.happened),
      part('Why it matters', failure.why),
      part('Where to look', failure.look),
    ),
    failure.place && placeButton(failure.place, isAboutWholeFile(failure), files),
    comparison(failure),
    failure.stack && details('Stack', failure.stack),
  );
}

/** A button when the place is in one of the learner's files; its name when it is not. */
function placeButton(place: Place, wholeFile: boolean, files: readonly string[]): HTMLElement {
  const name = wholeFile ? place.file : `${place.file}, line ${place.line}`;
  if (!files.includes(place.file)) return element('p', { class: 'place' }, name);
  const button = element('button', { type: 'button', class: 'quiet place' }, `Go to ${name}`);
  button.addEventListener('click', () => button.dispatchEvent(new ShowPlace(place)));
  return button;
}

function comparison(failure: Failure): HTMLElement | null {
  const { expected, actual, diff } = failure;
  if (expected === undefined && actual === undefined) {
    return diff === undefined ? null : details('Difference', diff);
  }
  const value = (name: string, text: string | undefined) =>
    text !== undefined &&
    element('figure', {}, element('figcaption', {}, name), element('pre', { tabindex: 0 }, text));
  const lines = Math.max(...[expected, actual].map((text) => text?.split('\n').length ?? 0));
  return element(
    'div',
    { class: 'comparison' },
    value('Expected', expected),
    value('Your app', actual),
    // For short values the two boxes say it all.
    diff !== undefined && lines > 3 && details('Difference', diff),
  );
}

function details(name: string, text: string): HTMLElement {
  return element(
    'details',
    { class: 'more' },
    element('summary', {}, name),
    element('pre', { tabindex: 0 }, text),
  );
}
