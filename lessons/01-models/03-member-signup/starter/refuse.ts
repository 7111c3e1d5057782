import type { Response } from 'express';
import type { ZodError } from 'zod';

/** Answers 422 with one entry per problem: where in the body it is, and what is wrong there. */
export function refuse(res: Response, error: ZodError): void {
  res.status(422).json({ detail: error.issues.map(({ path, message }) => ({ path, message })) });
}
