import type { Request } from 'express';

/**
 * Gives a handler something that it needs: a function of the request's context. A resource is an async generator: it yields once, and what
 * stands after its `yield` runs when the request is over.
 */
export type Provider = (ctx: Context) => unknown;

/** What `use` hands out for a provider. */
export type Provided<P extends Provider> =
  ReturnType<P> extends AsyncGenerator<infer Resource> ? Resource : Awaited<ReturnType<P>>;

/** What one request has in use. */
export class Context {
  readonly req: Request;
  /** Aborts when the client is gone. */
  readonly signal: AbortSignal;
  readonly #values = new Map<Provider, Promise<unknown>>();
  readonly #open: AsyncGenerator[] = [];

  constructor(req: Request, signal: AbortSignal) {
    this.req = req;
    this.signal = signal;
  }

  /** What `provider` gives: one and the same for the whole request, however often it is asked for. */
  use<P extends Provider>(provider: P): Promise<Provided<P>> {
    let value = this.#values.get(provider);
    if (!value) {
      value = this.#enter(provider);
      this.#values.set(provider, value);
    }
    return value as Promise<Provided<P>>;
  }

  /** Ends what is open, the newest first, and gives back the error that the request ends with, if any. */
  async close(error?: unknown): Promise<unknown> {
    for (const resource of this.#open.splice(0).reverse()) {
      try {
        await (error === undefined ? resource.next() : resource.throw(error));
      } catch (thrown) {
        error = thrown;
      }
    }
    return error;
  }

  async #enter(provider: Provider): Promise<unknown> {
    const given = await provider(this);
    if (!isResource(given)) return given;

    const { value, done } = await given.next();
    if (done) throw new Error(`The provider ${provider.name} ended without a yield.`);
    this.#open.push(given);
    return value;
  }
}

function isResource(given: unknown): given is AsyncGenerator {
  return typeof given === 'object' && given !== null && Symbol.asyncIterator in given;
}
