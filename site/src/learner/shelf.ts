/** The seam between what is kept and where: IndexedDB when the browser lets us, memory when it does not. */
import type { Records, StoreName } from './records.ts';

/** A place that keeps records by store and key. */
export interface Shelf {
  /** The record, or `undefined` when there is none or it is damaged. */
  get<S extends StoreName>(store: S, key: string): Promise<Records[S] | undefined>;
  /** All sound records whose key starts with `prefix`, in the order of their keys. */
  all<S extends StoreName>(store: S, prefix?: string): Promise<readonly Records[S][]>;
  /**
   * Reads, changes and writes one record with no other tab in between, and answers what is kept now.
   * `change` must not wait for anything; `undefined` removes the record.
   */
  change<S extends StoreName>(
    store: S,
    key: string,
    change: (now: Records[S] | undefined) => Records[S] | undefined,
  ): Promise<Records[S] | undefined>;
  close(): void;
}
