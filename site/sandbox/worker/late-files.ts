/** Files that are on the virtual disk before their content is: the page is asked for it when code first reads them. */
import { platform } from './boot.ts';
import type { PrivatePort } from './private-port.ts';

export class LateFiles {
  readonly #port: PrivatePort;
  readonly #waiting = new Map<string, PromiseWithResolvers<ArrayBuffer>>();

  constructor(port: PrivatePort) {
    this.#port = port;
  }

  /** Puts the files there. `sizes`: bytes by path. */
  announce(sizes: Readonly<Record<string, number>>): void {
    for (const [path, size] of Object.entries(sizes)) {
      platform.disk.addFile(path, { size, arrayBuffer: () => this.#ask(path) });
    }
  }

  /** Hands over what the page sent; `null` when it could not be fetched. */
  take(path: string, content: Blob | null): void {
    const waiting = this.#waiting.get(path);
    this.#waiting.delete(path);
    if (content) content.arrayBuffer().then(waiting?.resolve, waiting?.reject);
    else {
      waiting?.reject(
        new Error(
          `${path} could not be fetched. It is a file of a package, loaded when it is first needed: check the connection and try again.`,
        ),
      );
    }
  }

  #ask(path: string): Promise<ArrayBuffer> {
    const asked = this.#waiting.get(path);
    if (asked) return asked.promise;
    const waiting = Promise.withResolvers<ArrayBuffer>();
    this.#waiting.set(path, waiting);
    this.#port.post({ type: 'wants', path });
    return waiting.promise;
  }
}
