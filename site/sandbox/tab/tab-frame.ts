/** The page's side of one document in the tab: a frame of its own, gone when the next document is there. */

import { readPort } from '../wire/read-port.ts';
import { type ConnectTab, FromTab, type ToTab } from './messages.ts';

/** Who hears of a document. */
export interface TabFrameListener {
  message(message: FromTab): void;
  /** The document broke the rules of the conversation, or answers no more; its frame is gone. `why`: a sentence. */
  broken(why: string): void;
}

/**
 * When so many pings in a row stay without an answer, the document is stuck: an endless loop in one of its scripts, as a rule. Its frame
 * goes then, and with it the process that the next document needs.
 */
const PING_EVERY = 1_000;
const PATIENCE = 6;

/** Longest time for which the document before stays in sight while the next one loads, ms. */
const CROSSFADE = 3_000;

/** Tells a frame that its time is over. */
const GONE = 'tab-gone';

/** Closes the document of a frame that one of us made. */
export const closeFrame = (element: HTMLIFrameElement): void => {
  element.dispatchEvent(new Event(GONE));
};

/** The frame of one document. */
export class TabFrame {
  readonly element = document.createElement('iframe');
  readonly #port: MessagePort;
  readonly #stopReading: () => void;
  #late: ReturnType<typeof setTimeout> | undefined;
  readonly #pinging: ReturnType<typeof setInterval>;
  #unanswered = 0;

  /** Puts the frame into `container`, out of sight until its document has loaded. */
  constructor(container: Element, tabUrl: string, listener: TabFrameListener) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#stopReading = readPort(port1, FromTab, {
      message: (message) => {
        this.#unanswered = 0;
        if (message.type === 'shown') this.reveal();
        listener.message(message);
      },
      violation: () => {
        this.close();
        listener.broken(
          'This page of your app was closed: its scripts sent more, or other, messages than a page needs. Reload to show it again.',
        );
      },
    });
    const { element } = this;
    element.setAttribute('sandbox', 'allow-scripts');
    element.className = 'tab-document';
    element.dataset.state = 'loading';
    element.title = 'A page of your app';
    element.src = tabUrl;
    element.addEventListener(
      'load',
      () => {
        const connect: ConnectTab = { type: 'connect' };
        // The frame's origin is opaque, so it cannot be named here; the port makes the rest private.
        element.contentWindow?.postMessage(connect, '*', [port2]);
      },
      { once: true },
    );
    element.addEventListener(GONE, () => this.close(), { once: true });
    container.append(element);
    this.#late = setTimeout(() => this.reveal(), CROSSFADE);
    this.#pinging = setInterval(() => {
      if (this.#unanswered < PATIENCE) {
        this.#unanswered += 1;
        this.tell({ type: 'ping' });
        return;
      }
      this.close();
      listener.broken(
        `This page of your app was closed: for ${PATIENCE} seconds it answered nothing, as with an endless loop in one of its scripts. Reload to show it again.`,
      );
    }, PING_EVERY);
  }

  tell(message: ToTab): void {
    this.#port.postMessage(message);
  }

  /** Brings the document into sight and takes the one before away. */
  reveal(): void {
    clearTimeout(this.#late);
    if (this.element.dataset.state === 'shown') return;
    this.element.dataset.state = 'shown';
    for (const frame of this.element.parentElement?.querySelectorAll('iframe') ?? []) {
      if (frame !== this.element && frame.dataset.state === 'shown') closeFrame(frame);
    }
  }

  close(): void {
    clearTimeout(this.#late);
    clearInterval(this.#pinging);
    this.#stopReading();
    this.element.remove();
  }
}
