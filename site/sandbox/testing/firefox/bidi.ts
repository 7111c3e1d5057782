/** WebDriver BiDi over a socket: just enough of https://w3c.github.io/webdriver-bidi/ to drive a browser that speaks it by itself. */

/** The parameters of a command. */
export type Params = Readonly<Record<string, unknown>>;

/** A conversation in WebDriver BiDi. */
export interface Bidi {
  /**
   * Sends a command.
   * @throws {Error} a sentence with the command and what the browser said, also when the browser is gone
   */
  send<Result>(method: string, params?: Params): Promise<Result>;
  /** Hears events of the browser; `session.subscribe` chooses which ones come. */
  onEvent(listener: (method: string, params: Params) => void): void;
  close(): void;
}

interface Answer {
  readonly id?: number;
  readonly type: 'success' | 'error' | 'event';
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
  readonly method?: string;
  readonly params?: Params;
}

/** Connects to `url`, as Firefox prints it, and begins a session. */
export async function connectBidi(url: string): Promise<Bidi> {
  const socket = new WebSocket(`${url}/session`);
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = () =>
      reject(new Error(`Firefox took no connection at ${url}. Run the command again.`));
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  const listeners: ((method: string, params: Params) => void)[] = [];
  let sent = 0;
  socket.onmessage = ({ data }) => {
    const answer: Answer = JSON.parse(String(data));
    if (answer.type === 'event') {
      for (const each of listeners) each(answer.method ?? '', answer.params ?? {});
      return;
    }
    waiting.get(answer.id ?? -1)?.(answer);
    waiting.delete(answer.id ?? -1);
  };
  socket.onclose = () => {
    for (const each of waiting.values()) each({ type: 'error', error: 'the browser is gone' });
    waiting.clear();
  };
  const bidi: Bidi = {
    send: <Result>(method: string, params: Params = {}) => {
      const id = sent++;
      const answered = new Promise<Answer>((resolve) => {
        if (socket.readyState === WebSocket.OPEN) waiting.set(id, resolve);
        else resolve({ type: 'error', error: 'the browser is gone' });
      });
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ id, method, params }));
      return answered.then(({ type, result, error, message = '' }) => {
        if (type === 'success') return result as Result;
        throw new Error(`Firefox answered ${method} with "${error}": ${message}`);
      });
    },
    onEvent: (listener) => {
      listeners.push(listener);
    },
    close: () => socket.close(),
  };
  await bidi.send('session.new', { capabilities: {} });
  return bidi;
}
