import type { Response } from 'express';
import type * as z from 'zod';
import type { Context, Provider } from './context.ts';

/** The parts of a request that a contract can have a schema for. */
export const SOURCES = ['params', 'query', 'body'] as const;

/** One of these parts. */
export type Source = (typeof SOURCES)[number];

/** What a route takes and gives: said once, for the app and for the document. */
export interface Contract {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** As Express writes it: `/tools/:id`. */
  path: string;
  summary: string;
  /** The groups in which the docs show the route. */
  tags?: string[];
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The status when all goes well; `200` unless it says otherwise. */
  status?: number;
  /** Headers that the answer has when all goes well, for the document. */
  headers?: z.ZodObject;
  /** The model of the answer. */
  response?: z.ZodType;
  /** Providers that a request must get past, before anything else is looked at. */
  guards?: Provider[];
  /** Other answers that the handler may give: what each status means. */
  refusals?: Record<number, string>;
}

/** What a handler gets: each part that its contract has a schema for, parsed, `ctx` for what it needs, and `res` for the headers of the answer. */
export type Input<C extends Contract> = {
  [S in Source & keyof C]: C[S] extends z.ZodType ? z.output<C[S]> : never;
} & { ctx: Context; res: Response };

/** What a handler gives back: something that fits the model, if there is one. */
export type Output<C extends Contract> = C extends { response: infer R extends z.ZodType }
  ? z.input<R>
  : undefined;
