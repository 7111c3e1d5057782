export type Provider<T> = (context: Context) => T | Promise<T> | AsyncGenerator<T, void>;

/** The dependencies of one request, as lesson 03 builds it. */
export class Context {
  readonly #values = new Map<Provider<unknown>, Promise<unknown>>();
  readonly #open: AsyncGenerator<unknown, void>[] = [];

  use<T>(provider: Provider<T>): Promise<T> {
    let value = this.#values.get(provider) as Promise<T> | undefined;
    if (value === undefined) {
      value = this.#start(provider);
      this.#values.set(provider, value);
    }
    return value;
  }

  async close(error?: unknown): Promise<void> {
    let reason = error;
    for (const generator of this.#open.reverse()) {
      try {
        if (reason === undefined) await generator.next();
        else {
          await generator.throw(reason);
          reason = undefined;
        }
      } catch (thrown) {
        reason = thrown;
      }
    }
    if (reason !== undefined) throw reason;
  }

  async #start<T>(provider: Provider<T>): Promise<T> {
    const result = await provider(this);
    if (!isGenerator(result)) return result;
    this.#open.push(result);
    const { value } = await result.next();
    return value as T;
  }
}

function isGenerator<T>(value: T | AsyncGenerator<T, void>): value is AsyncGenerator<T, void> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
