import type { NextFunction, Request, Response } from 'express';
import * as z from 'zod';
import { HttpError, ShedFault } from './errors.ts';

/** What a client is told about an error. */
interface Answer {
  status: number;
  headers?: Record<string, string>;
  detail: unknown;
}

/** Answers an error that is meant for clients, and hands on any other. Express knows an error handler by its four parameters. */
export function answerError(error: unknown, _req: Request, res: Response, next: NextFunction) {
  const answer = answerTo(error);
  if (res.headersSent || !answer) return next(error);

  res
    .status(answer.status)
    .set(answer.headers ?? {})
    .json({ detail: answer.detail });
}

/** What a client is told; undefined when the error is not meant for clients. */
function answerTo(error: unknown): Answer | undefined {
  if (error instanceof HttpError)
    return { status: error.status, headers: error.headers, detail: error.message };
  if (error instanceof ShedFault) return { status: 409, detail: error.message };
  if (error instanceof z.ZodError) {
    const detail = error.issues.map(({ path, message }) => ({ path, message }));
    return { status: 422, detail };
  }
  return undefined;
}
