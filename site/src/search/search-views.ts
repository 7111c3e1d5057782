/** What stands in the list of the search dialog: groups of options, one per page. */
import { element } from '../playground/parts/element.ts';
import type { ExcerptPiece } from './excerpt.ts';
import type { SearchRecord } from './record.ts';
import type { Found, Hit, PageHits } from './search-engine.ts';

const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? '' : 's'}`;

/** The outcome in a sentence: shown, and read aloud. */
export function summaryOf({ parts, pageCount, everyWord }: Found, query: string): string {
  if (parts === 0) return `Nothing in the course matches “${query}”. Try fewer or other words.`;
  const places = `${count(parts, 'place')} on ${count(pageCount, 'page')}`;
  return everyWord ? `${places}.` : `No place has all of these words. ${places} with some of them.`;
}

/** Before anything is typed. */
export const emptyView = (cards: readonly SearchRecord[]): readonly HTMLElement[] =>
  cardsView('From the summary cards', cards);

/** When nothing is found. */
export const noneView = (cards: readonly SearchRecord[]): readonly HTMLElement[] =>
  cardsView('Perhaps one of these helps', cards);

/** One group per page. */
export function foundView({ pages }: Found): readonly HTMLElement[] {
  let number = 0;
  return pages.map((page, index) => {
    const label = `search-group-${index}`;
    const options = optionsOf(page).map(({ record, excerpt, isPage }) => {
      number += 1;
      return option(record, number, isPage ? page.title : record.heading, excerpt);
    });
    return element(
      'div',
      { role: 'group', class: 'group', 'aria-labelledby': label },
      element(
        'p',
        { class: 'page', id: label },
        element('span', { class: 'place' }, page.place),
        ` ${page.title}`,
      ),
      ...options,
    );
  });
}

/** The parts of a page as options; the page's beginning is the page itself. */
const optionsOf = ({ hits }: PageHits): readonly (Hit & { readonly isPage: boolean })[] =>
  hits.map((hit) => ({ ...hit, isPage: hit.record.anchor === '' }));

function cardsView(label: string, cards: readonly SearchRecord[]): readonly HTMLElement[] {
  if (cards.length === 0) return [];
  const id = 'search-group-0';
  return [
    element(
      'div',
      { role: 'group', class: 'group', 'aria-labelledby': id },
      element('p', { class: 'page', id }, label),
      ...cards.map((record, index) =>
        option(record, index + 1, record.heading, [
          { text: `${record.place}, ${record.title}`, hit: false },
        ]),
      ),
    ),
  ];
}

function option(
  record: SearchRecord,
  number: number,
  heading: string,
  excerpt: readonly ExcerptPiece[],
): HTMLElement {
  return element(
    'a',
    {
      role: 'option',
      id: `search-option-${number}`,
      href: record.anchor === '' ? record.page : `${record.page}#${record.anchor}`,
      tabindex: -1,
      'aria-selected': 'false',
    },
    element('span', { class: 'heading' }, heading),
    element(
      'span',
      { class: 'excerpt' },
      ...excerpt.map(({ text, hit }) => (hit ? element('mark', {}, text) : text)),
    ),
  );
}
