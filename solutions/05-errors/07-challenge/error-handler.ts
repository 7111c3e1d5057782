import { STATUS_CODES } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { HttpError, type Problem, RequestProblem, ShedFault } from './errors.ts';
import { unreadable } from './unreadable.ts';

/** What a client is told about an error. */
interface Answer {
  status: number;
  headers?: Record<string, string>;
  /** Names the kind of problem; `about:blank` when the status says it all. */
  type?: string;
  detail: string;
  problems?: readonly Problem[];
}

/** What a client is told about any other error. What it was, the log says. */
const opaque: Answer = { status: 500, detail: 'Something went wrong here. It is not your fault.' };

/** Answers every error that a request ends with. Express knows an error handler by its four parameters. */
export function answerError(error: unknown, req: Request, res: Response, next: NextFunction) {
  const answer = answerTo(unreadable(error) ?? error);
  if (!answer) console.error('%s %s failed:', req.method, req.path, error);
  if (res.headersSent) return next(error);

  // It would lead to something that was not kept.
  res.removeHeader('Location');
  const { status, headers = {}, type = 'about:blank', ...rest } = answer ?? opaque;
  res.status(status).set(headers).type('application/problem+json');
  res.json({ type, title: STATUS_CODES[status], status, ...rest });
}

/** What a client is told; undefined when the error is not meant for clients. */
function answerTo(error: unknown): Answer | undefined {
  if (error instanceof HttpError)
    return { status: error.status, headers: error.headers, detail: error.message };
  if (error instanceof ShedFault)
    return { status: 409, type: `/problems/${error.rule}`, detail: error.message };
  if (error instanceof RequestProblem)
    return { status: 422, detail: error.message, problems: error.problems };
  return undefined;
}
