import type { NextFunction, Request, Response } from 'express';
import { HttpError, RequestProblem, ShedFault } from './errors.ts';
import { unreadable } from './unreadable.ts';

/** What a client is told about an error. */
interface Answer {
  status: number;
  headers?: Record<string, string>;
  detail: unknown;
}

/** Answers an error that is meant for clients, and hands on any other. Express knows an error handler by its four parameters. */
export function answerError(error: unknown, _req: Request, res: Response, next: NextFunction) {
  const answer = answerTo(unreadable(error) ?? error);
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
  if (error instanceof RequestProblem) return { status: 422, detail: error.problems };
  return undefined;
}
