/** What a page sends to the language worker to open a session; everything after goes over the port. */
export interface OpenSession {
  readonly port: MessagePort;
  /** The address of the types pack. Only the first session's counts. */
  readonly pack: string;
  /** What learner code may import. */
  readonly packages: readonly string[];
}
