import type { NextFunction, Request, Response } from 'express';
import { HttpError, ShedFault } from './errors.ts';

/** Answers an error that is meant for clients, and hands on any other. Express knows an error handler by its four parameters. */
export function answerError(error: unknown, _req: Request, res: Response, next: NextFunction) {
  const known = error instanceof ShedFault ? new HttpError(409, error.message) : error;
  if (res.headersSent || !(known instanceof HttpError)) return next(error);

  res.status(known.status).set(known.headers).json({ detail: known.message });
}
