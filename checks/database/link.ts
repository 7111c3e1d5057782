/** What the two ends of a link say: where the connections arrive, and the worker with the database in it. */

/** From the connections to the database. `connection` numbers them within one link. */
export type ToDatabase =
  | { readonly type: 'open'; readonly connection: number }
  | { readonly type: 'data'; readonly connection: number; readonly bytes: Uint8Array }
  | { readonly type: 'close'; readonly connection: number };

/** From the database to a connection. */
export type FromDatabase =
  | { readonly type: 'data'; readonly connection: number; readonly bytes: Uint8Array }
  | { readonly type: 'close'; readonly connection: number };

/** The part of a `MessagePort` that a link uses; Node's and the browser's both have it. */
export interface LinkPort<Sent, Received> {
  postMessage(message: Sent): void;
  onmessage: ((event: { readonly data: Received }) => void) | null;
  close(): void;
}

/** A `MessagePort`, Node's or the browser's, as one end of a link. */
export function linkEnd<Sent, Received>(port: {
  postMessage(message: unknown): void;
  close(): void;
}): LinkPort<Sent, Received> {
  // Node's has `onmessage` too; its types leave it out.
  return port as LinkPort<Sent, Received>;
}
