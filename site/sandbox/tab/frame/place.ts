/** Where the document believes it is: an address of the app, not the one that the frame was loaded from. */

export class Place {
  #url: URL;
  /** The element that makes relative addresses the app's; null when the page brought its own. */
  base: HTMLBaseElement | null = null;

  constructor(url: string) {
    this.#url = new URL(url);
  }

  /** A copy: nobody moves the document by changing it. */
  get url(): URL {
    return new URL(this.#url);
  }

  moveTo(url: URL): void {
    this.#url = new URL(url);
    if (this.base) this.base.href = url.href;
  }

  /**
   * What an address in the document means.
   * @throws {TypeError} when it cannot be read.
   */
  resolve(href: string): URL {
    const url = new URL(href, document.baseURI);
    // Built from the real location, which some scripts still get hold of.
    if (url.origin !== new URL(location.href).origin) return url;
    return new URL(url.pathname + url.search + url.hash, this.#url.origin);
  }

  isApp(url: URL): boolean {
    return url.origin === this.#url.origin;
  }
}
