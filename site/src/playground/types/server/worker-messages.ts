/** What the page and the language worker tell each other before a session; everything after goes over the session's port. */

/** The first message: what the worker needs for the whole visit. */
export interface Prepare {
  /** The `TypesPack` as the bytes of its JSON; the page fetches it while the worker starts. */
  readonly pack: ArrayBuffer;
  /** What learner code may import. */
  readonly packages: readonly string[];
}

/** Opens a session for a page, over a port of its own. It ends the session before it. */
export interface OpenSession {
  readonly port: MessagePort;
}

/** The worker's answer to `Prepare`. */
export interface Prepared {
  /** Milliseconds that reading the declarations took. */
  readonly ms: number;
}
