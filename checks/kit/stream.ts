/** An answer that is read while it arrives: server-sent events, JSON Lines, a download. */
import { kitContext } from './context.ts';
import { tooLate } from './no-answer.ts';
import type { ResponseHead, SentRequest } from './response.ts';

export class ApiStream implements ResponseHead {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly rawHeaders: ResponseHead['rawHeaders'];
  readonly #request: SentRequest;
  readonly #body: AsyncIterator<Uint8Array>;
  readonly #hangUp: AbortController;
  readonly #decoder = new TextDecoder();
  #text = '';
  #ended = false;

  constructor(
    request: SentRequest,
    head: ResponseHead,
    body: AsyncIterable<Uint8Array>,
    hangUp: AbortController,
  ) {
    this.status = head.status;
    this.statusText = head.statusText;
    this.headers = head.headers;
    this.rawHeaders = head.rawHeaders;
    this.#request = request;
    this.#body = body[Symbol.asyncIterator]();
    this.#hangUp = hangUp;
  }

  /**
   * All text that arrived since the last call, once there are `characters` of it or the answer ended.
   * @throws {NoAnswer} when that takes longer than `limits.responseMs`
   */
  async readText(characters: number): Promise<string> {
    while (this.#text.length < characters && !this.#ended) await this.#more();
    const text = this.#text;
    this.#text = '';
    return text;
  }

  /** The next line without its line break, or `null` at the end. @throws {NoAnswer} as `readText` */
  async readLine(): Promise<string | null> {
    while (!this.#text.includes('\n') && !this.#ended) await this.#more();
    if (this.#text === '') return null;
    const end = this.#text.indexOf('\n');
    const line = end < 0 ? this.#text : this.#text.slice(0, end);
    this.#text = end < 0 ? '' : this.#text.slice(end + 1);
    return line.replace(/\r$/, '');
  }

  /** Hangs up, as a client does that closes its tab. */
  abort(): void {
    this.#ended = true;
    this.#hangUp.abort();
  }

  async #more(): Promise<void> {
    const { timers, responseMs } = kitContext();
    const late = Promise.withResolvers<never>();
    const cancel = timers.after(responseMs, () =>
      late.reject(tooLate(this.#request, this, responseMs)),
    );
    try {
      const next = await Promise.race([this.#body.next(), late.promise]);
      this.#ended = next.done === true;
      if (next.done !== true) this.#text += this.#decoder.decode(next.value, { stream: true });
    } finally {
      cancel();
    }
  }
}
