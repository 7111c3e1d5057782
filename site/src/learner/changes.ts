/** Announces what changed, to this page and to the learner's other tabs. */
import type { StoreName } from './records.ts';

/** A record that was written or removed. */
export interface Change {
  readonly store: StoreName;
  readonly key: string;
  /** Whether this tab made the change, or another one or an import did. */
  readonly from: 'here' | 'elsewhere';
}

/** Tells this tab and the others what has changed. */
export interface Changes {
  /** `from` is `here` when left out. */
  announce(store: StoreName, key: string, from?: Change['from']): void;
  /** Returns the function that stops listening. */
  listen(listener: (change: Change) => void): () => void;
  close(): void;
}

/** The part of `BroadcastChannel` that is used; browsers without it have announcements in the page only. */
type Channel = Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'>;

/** Changes within this tab, and to the others where there is a channel. */
export function createChanges(channel: Channel | null): Changes {
  const listeners = new Set<(change: Change) => void>();
  const tell = (change: Change): void => {
    for (const listener of [...listeners]) listener(change);
  };
  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<{ store: StoreName; key: string }>) =>
      tell({ store: data.store, key: data.key, from: 'elsewhere' });
  }
  return {
    announce(store, key, from = 'here') {
      channel?.postMessage({ store, key });
      tell({ store, key, from });
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => channel?.close(),
  };
}
