export type Provider<T> = (context: Context) => T | Promise<T> | AsyncGenerator<T, void>;

const overrides = new Map<Provider<unknown>, Provider<unknown>>();

/** Lets `fake` stand in for `provider` until the handle is disposed of, as lesson 03 ends with. */
export function override<T>(provider: Provider<T>, fake: Provider<T>): Disposable {
  overrides.set(provider, fake);
  return { [Symbol.dispose]: () => overrides.delete(provider) };
}

/** The dependencies of one request, as lesson 03 builds it. */
export class Context {
  readonly #values = new Map<Provider<unknown>, Promise<unknown>>();
  readonly #open: AsyncGenerator<unknown, void>[] = [];

  use<T>(provider: Provider<T>): Promise<T> {
    let value = this.#values.get(provider) as Promise<T> | undefined;
    if (value === undefined) {
      value = this.#start((overrides.get(provider) as Provider<T> | undefined) ?? provider);
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

/** The same with a `use` that needs no object before it. */
export class LooseContext {
  readonly #context = new Context();
  readonly #values = new Map<unknown, Promise<unknown>>();

  use = (provider: () => unknown): Promise<unknown> => {
    const value = this.#values.get(provider) ?? Promise.resolve(provider());
    this.#values.set(provider, value);
    return value;
  };

  close(): Promise<void> {
    return this.#context.close();
  }
}

function isGenerator<T>(value: T | AsyncGenerator<T, void>): value is AsyncGenerator<T, void> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
