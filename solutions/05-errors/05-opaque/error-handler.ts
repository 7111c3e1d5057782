import type { NextFunction, Request, Response } from 'express';
import { HttpError, RequestProblem, ShedFault } from './errors.ts';
import { unreadable } from './unreadable.ts';

/** What a client is told about an error. */
interface Answer {
  status: number;
  headers?: Record<string, string>;
  detail: unknown;
}

/** What a client is told about any other error. What it was, the log says. */
const opaque: Answer = { status: 500, detail: 'Something went wrong here. It is not your fault.' };

/** Answers every error that a request ends with. Express knows an error handler by its four parameters. */
export function answerError(error: unknown, req: Request, res: Response, next: NextFunction) {
  const answer = answerTo(unreadable(error) ?? error);
  if (!answer) console.error('%s %s failed:', req.method, req.path, error);
  if (res.headersSent) return next(error);

  const { status, headers = {}, detail } = answer ?? opaque;
  res.status(status).set(headers).json({ detail });
}

/** What a client is told; undefined when the error is not meant for clients. */
function answerTo(error: unknown): Answer | undefined {
  if (error instanceof HttpError)
    return { status: error.status, headers: error.headers, detail: error.message };
  if (error instanceof ShedFault) return { status: 409, detail: error.message };
  if (error instanceof RequestProblem) return { status: 422, detail: error.problems };
  return undefined;
}
