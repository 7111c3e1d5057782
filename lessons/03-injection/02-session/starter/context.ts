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
  readonly #open: AsyncGenerator[] = [];

  constructor(req: Request) {
    this.req = req;
  }

  /** What `provider` gives for this request. */
  async use<P extends Provider>(provider: P): Promise<Provided<P>> {
    const given = await provider(this);
    if (!isResource(given)) return given as Provided<P>;

    throw new Error(`Nobody can begin the resource ${provider.name} yet.`);
  }

  /** Ends what is open, the newest first. */
  async close(): Promise<void> {
    this.#open.splice(0);
  }
}

function isResource(given: unknown): given is AsyncGenerator {
  return typeof given === 'object' && given !== null && Symbol.asyncIterator in given;
}
