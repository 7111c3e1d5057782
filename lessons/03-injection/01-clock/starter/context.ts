import type { Request } from 'express';

/** Gives a handler something that it needs: a function of the request's context. */
export type Provider = (ctx: Context) => unknown;

/** What `use` hands out for a provider. */
export type Provided<P extends Provider> = Awaited<ReturnType<P>>;

/** What one request has in use. */
export class Context {
  readonly req: Request;

  constructor(req: Request) {
    this.req = req;
  }

  /** What `provider` gives for this request. */
  async use<P extends Provider>(provider: P): Promise<Provided<P>> {
    throw new Error(`Nobody has asked ${provider.name} yet.`);
  }
}
