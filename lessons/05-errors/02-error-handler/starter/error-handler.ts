import type { Response } from 'express';
import type { HttpError } from './errors.ts';

/** Answers with what an HttpError holds. */
export function answerError(error: HttpError, res: Response): void {
  res.status(error.status).set(error.headers).json({ detail: error.message });
}
