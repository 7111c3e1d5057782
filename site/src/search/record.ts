/** What can be found: a part of a page under one heading, as plain text. */
export interface SearchRecord {
  /** The page's address, such as `/lessons/01-models/01-first-schema/`. */
  readonly page: string;
  /** The page's title, such as `First schema`. */
  readonly title: string;
  /** Where the page stands, such as `Step 01.1`. */
  readonly place: string;
  /** The heading of this part; empty for a page's beginning. */
  readonly heading: string;
  /** The heading's id; empty for a page's beginning. */
  readonly anchor: string;
  readonly text: string;
  /** True for an entry of a summary card: what is offered before anything is typed. */
  readonly card?: true;
}
