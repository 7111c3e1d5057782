/** The files that make up the sandbox, as `buildSandbox` writes them and the page fetches them. */

/** What `sandbox/manifest.json` holds. Addresses are paths from the site's root; all carry a content hash. */
export interface SandboxAssets {
  /** The execution worker's script: Node's library, the packages, the runner. Fetched by the page, evaluated only in the sandbox. */
  readonly execution: string;
  /** The compile worker's script. Same origin, trusted, never evaluates what it compiles. */
  readonly compile: string;
  /** The type stripper's WebAssembly module, fetched by the compile worker. */
  readonly wasm: string;
  /** The frame's page, `/runner-<hash>.html`. Its policy header is tied to the address. */
  readonly runner: string;
  /** The exact `Content-Security-Policy` header for `runner`, see `frame/policy.ts`. */
  readonly policy: string;
  /** The page of a frame that shows what the learner's app serves, `/tab-<hash>.html`. */
  readonly tab: string;
  /** The exact `Content-Security-Policy` header for `tab`, see `tab/policy.ts`. */
  readonly tabPolicy: string;
  /** What the database's worker is made of; fetched by the first step that needs a database. `size`: bytes. */
  readonly database: Readonly<
    Record<
      'script' | 'program' | 'files' | 'directory',
      { readonly url: string; readonly size: number }
    >
  >;
  /**
   * Files that packages serve, such as Swagger UI's, by their path on the virtual disk. Fetched when the learner's app first reads them.
   */
  readonly files: Readonly<
    Record<string, { readonly url: string /** Bytes. */; readonly size: number }>
  >;
}
