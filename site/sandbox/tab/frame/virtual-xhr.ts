/** `XMLHttpRequest` over the tab's `fetch`, for older libraries; asynchronous only. */

const HANDLERS = ['readystatechange', 'load', 'error', 'abort', 'timeout', 'loadend'] as const;
type Handler = (typeof HANDLERS)[number];

/** A class with the members of `XMLHttpRequest` whose requests `fetch` sends. */
export function createXhr(fetch: typeof globalThis.fetch): typeof EventTarget {
  return class XMLHttpRequest extends EventTarget {
    static readonly UNSENT = 0;
    static readonly OPENED = 1;
    static readonly HEADERS_RECEIVED = 2;
    static readonly LOADING = 3;
    static readonly DONE = 4;

    readonly upload = new EventTarget();
    readyState = 0;
    status = 0;
    statusText = '';
    responseURL = '';
    responseType: XMLHttpRequestResponseType = '';
    response: unknown = '';
    responseText = '';
    timeout = 0;
    withCredentials = false;
    #method = 'GET';
    #url = '';
    #headers = new Headers();
    #answered = new Headers();
    #stop = new AbortController();

    open(method: string, url: string | URL, isAsync = true): void {
      if (!isAsync) {
        throw new DOMException(
          'In this tab a request cannot be synchronous: leave out the third argument of open().',
          'InvalidAccessError',
        );
      }
      this.#method = method;
      this.#url = String(url);
      this.#headers = new Headers();
      this.#stop = new AbortController();
      this.#reach(1);
    }

    setRequestHeader(name: string, value: string): void {
      this.#headers.append(name, value);
    }

    getResponseHeader(name: string): string | null {
      return this.#answered.get(name);
    }

    getAllResponseHeaders(): string {
      return [...this.#answered].map(([name, value]) => `${name}: ${value}\r\n`).join('');
    }

    overrideMimeType(): void {}

    abort(): void {
      this.#stop.abort();
    }

    async send(body: BodyInit | null = null): Promise<void> {
      const { signal } = this.#stop;
      const late = this.timeout > 0 ? setTimeout(() => this.#stop.abort('late'), this.timeout) : 0;
      try {
        const isRead = this.#method === 'GET' || this.#method === 'HEAD';
        const response = await fetch(this.#url, {
          method: this.#method,
          headers: this.#headers,
          signal,
          ...(isRead ? {} : { body }),
        });
        this.status = response.status;
        this.statusText = response.statusText;
        this.responseURL = response.url;
        this.#answered = response.headers;
        this.#reach(2);
        await this.#read(response);
        this.#reach(3);
        this.#end('load');
      } catch {
        this.status = 0;
        this.#end(!signal.aborted ? 'error' : signal.reason === 'late' ? 'timeout' : 'abort');
      } finally {
        clearTimeout(late);
      }
    }

    async #read(response: Response): Promise<void> {
      const bytes = await response.arrayBuffer();
      const text = new TextDecoder().decode(bytes);
      const type = response.headers.get('content-type') ?? '';
      switch (this.responseType) {
        case 'arraybuffer':
          this.response = bytes;
          break;
        case 'blob':
          this.response = new Blob([bytes], { type });
          break;
        case 'json':
          this.response = parsed(text);
          break;
        case 'document':
          this.response = new DOMParser().parseFromString(text, 'text/html');
          break;
        default:
          this.response = text;
          this.responseText = text;
      }
    }

    #reach(state: number): void {
      this.readyState = state;
      this.#announce('readystatechange');
    }

    #end(how: Handler): void {
      this.#reach(4);
      this.#announce(how);
      this.#announce('loadend');
    }

    #announce(type: Handler): void {
      const event = new ProgressEvent(type);
      this.dispatchEvent(event);
      const handler = Reflect.get(this, `on${type}`);
      if (typeof handler === 'function') handler.call(this, event);
    }
  };
}

/** What JSON text says; null when it is none, as the XMLHttpRequest standard wants it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
