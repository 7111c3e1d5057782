/** The document's only way out: the port to the page, and through it to the app. */
import type { FromTab, TabAnswer, ToTab } from '../messages.ts';

/** A request of the document, for the tab to send. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array<ArrayBuffer> | null;
  readonly redirect: 'follow' | 'error' | 'manual';
}

/** The document's side of the port to the tab. */
export class Bridge {
  readonly #port: MessagePort;
  readonly #waiting = new Map<number, PromiseWithResolvers<TabAnswer>>();
  #next = 0;
  /** What `document.cookie` shows. */
  cookies = '';
  /** Called when the learner moves within this document's history. */
  onMoved: (url: string, key: number) => void = () => {};

  constructor(port: MessagePort) {
    this.#port = port;
  }

  take(message: ToTab): void {
    if (message.type === 'moved') this.onMoved(message.url, message.key);
    else if (message.type === 'ping') this.tell({ type: 'pong' });
    else if (message.type === 'answer') {
      this.cookies = message.cookies;
      this.#settle(message.id)?.resolve(message.answer);
    } else if (message.type === 'no-answer') {
      this.#settle(message.id)?.reject(new TypeError(message.sentence));
    }
  }

  tell(message: FromTab): void {
    this.#port.postMessage(message);
  }

  /** Sends a request to the app. @throws {TypeError} a sentence, as `fetch` does. */
  async ask(asked: Asked, signal?: AbortSignal): Promise<TabAnswer> {
    signal?.throwIfAborted();
    const id = this.#next++;
    const waiting = Promise.withResolvers<TabAnswer>();
    this.#waiting.set(id, waiting);
    const cancel = (): void => {
      this.tell({ type: 'cancel', id });
      this.#settle(id)?.reject(signal?.reason);
    };
    signal?.addEventListener('abort', cancel, { once: true });
    const headers = asked.headers.map(([name, value]): [string, string] => [name, value]);
    this.tell({ type: 'request', id, ...asked, headers });
    try {
      return await waiting.promise;
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** A file that the document links to. */
  get(url: URL): Promise<TabAnswer> {
    const headers = [['accept', '*/*']] as const;
    return this.ask({ method: 'GET', url: url.href, headers, body: null, redirect: 'follow' });
  }

  #settle(id: number): PromiseWithResolvers<TabAnswer> | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }
}
