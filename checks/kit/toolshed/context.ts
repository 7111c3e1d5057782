/** What checks know of the parts that lesson 03 builds: providers, the context of a request, and `route`. Types only. */
import type { IRouter, Request, Response } from 'express';

/** A function that a context asks; an async generator is a resource, which the context closes. */
export type Provider = (ctx: Context) => unknown;

/** The learner's `Context`. Its parts come one after the other: a check uses those that its step has. */
export interface Context {
  readonly req: Request;
  readonly signal: AbortSignal;
  use(provider: Provider): Promise<unknown>;
  close(error?: unknown): Promise<unknown>;
}

/** The class itself; a check gives it as much of a request as its providers read. */
export type ContextClass = (new (
  req: object,
  signal?: AbortSignal,
) => Context) & {
  readonly prototype: Context;
};

/** What a handler is called with; `query` holds texts, which is what the schemas of the checks make of it. */
export interface HandlerInput {
  readonly ctx: Context;
  readonly res: Response;
  readonly query: Readonly<Record<string, string>>;
}

/** What the learner writes for a route. */
export type Handler = (input: HandlerInput) => unknown;

/** The learner's `route` in lesson 03, which takes a router of Express. */
export type Route = (router: IRouter, contract: object, handler: Handler) => void;
