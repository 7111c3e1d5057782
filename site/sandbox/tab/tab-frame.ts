/** The page's side of one document in the tab: a frame of its own, gone when the next document is there. */

import { readPort } from '../wire/read-port.ts';
import { type ConnectTab, FromTab, type ToTab } from './messages.ts';

export interface TabFrameListener {
  message(message: FromTab): void;
  /** The document broke the rules of the conversation; its frame is gone. */
  broken(): void;
}

/** Longest time for which the document before stays in sight while the next one loads, ms. */
const CROSSFADE = 3_000;

export class TabFrame {
  readonly element = document.createElement('iframe');
  readonly #port: MessagePort;
  readonly #stopReading: () => void;
  #late: ReturnType<typeof setTimeout> | undefined;

  /** Puts the frame into `container`, out of sight until its document has loaded. */
  constructor(container: Element, tabUrl: string, listener: TabFrameListener) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#stopReading = readPort(port1, FromTab, {
      message: (message) => {
        if (message.type === 'shown') this.reveal();
        listener.message(message);
      },
      violation: () => {
        this.close();
        listener.broken();
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
    container.append(element);
    this.#late = setTimeout(() => this.reveal(), CROSSFADE);
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
      if (frame !== this.element && frame.dataset.state === 'shown') frame.remove();
    }
  }

  close(): void {
    clearTimeout(this.#late);
    this.#stopReading();
    this.element.remove();
  }
}
