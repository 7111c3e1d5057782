/** Remembers which Blob is behind which address, since the policy lets nobody fetch one. */

/** Kept for a download that follows at once, as libraries do: make an address, click a link, revoke it. */
const MOST = 50;

export class ObjectUrls {
  readonly #blobs = new Map<string, Blob>();
  readonly #create = URL.createObjectURL.bind(URL);

  /** Makes `URL.createObjectURL` tell us. */
  install(): void {
    URL.createObjectURL = (source: Blob | MediaSource): string => {
      const url = this.#create(source);
      if (source instanceof Blob) this.#blobs.set(url, source);
      const [oldest] = this.#blobs.keys();
      if (this.#blobs.size > MOST && oldest !== undefined) this.#blobs.delete(oldest);
      return url;
    };
  }

  /** An address for something of ours. */
  create(bytes: BlobPart, type: string): string {
    return this.#create(new Blob([bytes], { type }));
  }

  find(url: string): Blob | undefined {
    return this.#blobs.get(url);
  }
}
