/**
 * Finds records by words. MiniSearch over one file of texts, instead of Pagefind's index in pieces: measured on 15 steps,
 * the first answer costs 22 kB (17 of texts, 5 of library; brotli), Pagefind's 110 kB (its WebAssembly and scripts alone
 * are 83); with four times the course it is 80 kB against 120 and more. It forgives typing errors, needs no program beside
 * Node to build, and works while lessons are being written.
 */
import MiniSearch, { type SearchOptions, type SearchResult } from 'minisearch';
import { type ExcerptPiece, excerptOf } from './excerpt.ts';
import type { SearchRecord } from './record.ts';
import { formsOf, wordsOf } from './words.ts';

/** A part of a page that was found. */
export interface Hit {
  readonly record: SearchRecord;
  readonly excerpt: readonly ExcerptPiece[];
}

/** What was found on one page, best part first. */
export interface PageHits {
  readonly page: string;
  readonly title: string;
  readonly place: string;
  readonly hits: readonly Hit[];
}

/** What a search came to. */
export interface Found {
  /** Best page first. */
  readonly pages: readonly PageHits[];
  /** Parts and pages found in all, of which `pages` holds the best. */
  readonly parts: number;
  readonly pageCount: number;
  /** False when no part holds every word, so that parts with some of them are shown. */
  readonly everyWord: boolean;
}

/** How much of what was found is handed out. */
const MOST_PAGES = 8;
const MOST_PARTS = 3;

const options: SearchOptions = {
  boost: { title: 4, heading: 2.5 },
  prefix: (term) => term.length > 1,
  // A mistyped letter in a longer word; numbers are meant as they are typed.
  fuzzy: (term) => (term.length > 3 && !/^\d+$/.test(term) ? 0.2 : false),
  weights: { prefix: 0.5, fuzzy: 0.2 },
  tokenize: (text) => wordsOf(text).flatMap(({ word }) => word.split('-')),
  processTerm: (term) => term.toLowerCase(),
};

/** An index over the course's texts. */
export class SearchEngine {
  readonly #records: readonly SearchRecord[];
  readonly #index: MiniSearch;

  constructor(records: readonly SearchRecord[]) {
    this.#records = records;
    this.#index = new MiniSearch({
      fields: ['title', 'heading', 'text'],
      tokenize: (text) => wordsOf(text).map(({ word }) => word),
      processTerm: (word) => [...formsOf(word)],
      searchOptions: options,
    });
    this.#index.addAll(records.map((record, id) => ({ ...record, id })));
  }

  find(query: string): Found {
    const strict = this.#index.search(query, { combineWith: 'AND' });
    const results = strict.length > 0 ? strict : this.#index.search(query);
    const pages = new Map<string, SearchResult[]>();
    for (const result of results) {
      const { page } = this.#record(result);
      pages.set(page, [...(pages.get(page) ?? []), result]);
    }
    return {
      pages: [...pages.values()].slice(0, MOST_PAGES).map((parts) => this.#page(parts)),
      parts: results.length,
      pageCount: pages.size,
      everyWord: strict.length > 0 || results.length === 0,
    };
  }

  /** Entries of summary cards, those of the lesson at `path` first: worth a look before anything is typed. */
  suggestions(path: string, most: number): readonly SearchRecord[] {
    const cards = this.#records.filter(({ card }) => card);
    const here = cards.filter(({ page }) => path.startsWith(page));
    return [...here, ...cards.filter((card) => !here.includes(card))].slice(0, most);
  }

  #page(parts: readonly SearchResult[]): PageHits {
    const hits = parts.slice(0, MOST_PARTS).map((part) => {
      const record = this.#record(part);
      return { record, excerpt: excerptOf(record.text, new Set(part.terms)) };
    });
    const { page = '', title = '', place = '' } = hits[0]?.record ?? {};
    return { page, title, place, hits };
  }

  #record(result: SearchResult): SearchRecord {
    const record = this.#records[Number(result.id)];
    if (!record) throw new Error(`The search index names record ${result.id}, which is not there.`);
    return record;
  }
}
