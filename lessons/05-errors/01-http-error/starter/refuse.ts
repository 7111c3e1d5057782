import type { Response } from 'express';
import type * as z from 'zod';

/** Answers 422 with one entry per problem: where it is, and what is wrong there. */
export function refuse(res: Response, issues: readonly z.core.$ZodIssue[]): void {
  res.status(422).json({ detail: issues.map(({ path, message }) => ({ path, message })) });
}
