import type { Transport } from '@codemirror/lsp-client';

interface Outgoing {
  readonly id?: number;
  readonly method: string;
}

/** What a request gets once nobody is there to answer: nothing, or nothing to be had. */
const emptyAnswer = (method: string): object | null =>
  method === 'initialize' ? { capabilities: {} } : null;

/**
 * The language client's line to the worker. After `close` every request, also one that is under way, is answered with nothing:
 * otherwise the client would complain, some seconds later, about a page that is long gone.
 */
export class PortTransport implements Transport {
  readonly #port: MessagePort;
  readonly #waiting = new Map<number, string>();
  readonly #handlers = new Set<(message: string) => void>();
  #isClosed = false;

  constructor(port: MessagePort) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<string>) => this.#receive(data);
  }

  send(message: string): void {
    const { id, method }: Outgoing = JSON.parse(message);
    if (id !== undefined) this.#waiting.set(id, method);
    if (!this.#isClosed) this.#port.postMessage(message);
    else if (id !== undefined) queueMicrotask(() => this.#answerWithNothing());
  }

  subscribe(handler: (message: string) => void): void {
    this.#handlers.add(handler);
  }

  unsubscribe(handler: (message: string) => void): void {
    this.#handlers.delete(handler);
  }

  close(): void {
    this.#isClosed = true;
    this.#port.close();
    this.#answerWithNothing();
  }

  #receive(message: string): void {
    const { id, method }: { id?: number; method?: string } = JSON.parse(message);
    if (id !== undefined && method === undefined) this.#waiting.delete(id);
    for (const handler of this.#handlers) handler(message);
  }

  #answerWithNothing(): void {
    for (const [id, method] of this.#waiting) {
      this.#receive(JSON.stringify({ jsonrpc: '2.0', id, result: emptyAnswer(method) }));
    }
  }
}
