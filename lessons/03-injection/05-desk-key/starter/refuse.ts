import type { Response } from 'express';
import type * as z from 'zod';

/** Thrown where there is no response at hand: the request ends here, with this status and this sentence. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Answers 422 with one entry per problem: where it is, and what is wrong there. */
export function refuse(res: Response, issues: readonly z.core.$ZodIssue[]): void {
  res.status(422).json({ detail: issues.map(({ path, message }) => ({ path, message })) });
}

/** Answers 404: there is nothing of this kind with this id. */
export function missing(res: Response, kind: string, id: number): undefined {
  res.status(404).json({ detail: `No ${kind} has the id ${id}.` });
}
