/**
 * The declarations that a learner's project can use, by path: `/lib/lib.es2024.d.ts`, `/node_modules/express/…`. Made with the
 * site from the packages themselves, fetched once by the language worker.
 */
export type TypesPack = Readonly<Record<string, string>>;

/** What a page needs to start the language worker, as the site's build wrote it. Addresses carry a content hash. */
export interface TypesAssets {
  /** The worker's script: TypeScript's language service behind a language server. */
  readonly server: string;
  /** The `TypesPack`, as JSON. */
  readonly pack: string;
  /** What learner code may import. */
  readonly packages: readonly string[];
}
