import type { Request, Response } from 'express';
import type { ApiRouter } from './api-router.ts';
import { Context } from './context.ts';
import { type Contract, type Input, type Output, SOURCES } from './contract.ts';
import { HttpError, type Problem, RequestProblem } from './errors.ts';

/** Adds a route to a router, which mounts it and describes it, both from one contract: what it says is what happens. */
export function route<const C extends Contract>(
  api: ApiRouter,
  contract: C,
  handler: (input: Input<C>) => Output<C> | Promise<Output<C>>,
): void {
  const { guards } = api.add(contract);
  api.router[contract.method](contract.path, async (req, res) => {
    if (contract.body && hasForeignBody(req))
      throw new HttpError(415, 'Send JSON, with Content-Type: application/json.');

    const ctx = new Context(req, signalOf(res));
    const { output, error } = await run(ctx, async () => {
      for (const guard of guards ?? []) await ctx.use(guard);
      const input = parse(contract, req);
      return handler({ ...input, ctx, res } as Input<C>);
    });
    // The client is gone, and the work ended with it: nobody is there to read, and nothing is broken.
    if (ctx.signal.aborted && (error === undefined || isAbort(error))) return;
    if (error !== undefined) throw error;
    if (res.headersSent) return;

    res.status(contract.status ?? 200).json(contract.response?.parse(output));
  });
}

/** Runs the work of a request, and closes what it had in use before anything is answered. */
async function run<T>(ctx: Context, work: () => Promise<T>) {
  let output: T | undefined;
  let error: unknown;
  try {
    output = await work();
  } catch (thrown) {
    error = thrown ?? new Error('Something threw nothing.');
  }
  return { output, error: await ctx.close(error) };
}

/** Aborts when the client is gone before its answer was written. */
function signalOf(res: Response): AbortSignal {
  const gone = new AbortController();
  // Not the request: that one closes as soon as its body is read.
  res.once('close', () => {
    if (!res.writableFinished) gone.abort(new Error('The client is gone.'));
  });
  return gone.signal;
}

/** Asks each schema of a contract about its part of the request. @throws RequestProblem with the problems of all parts */
function parse(contract: Contract, req: Request) {
  const input: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const source of SOURCES) {
    const parsed = contract[source]?.safeParse(req[source]);
    if (parsed?.success) input[source] = parsed.data;
    for (const { path, message } of parsed?.error?.issues ?? [])
      problems.push({ source, path, message });
  }
  if (problems.length > 0) throw new RequestProblem(problems);
  return input;
}

/** Whether an error says no more than that the work was broken off. */
function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** Whether there is a body that is not JSON. `is` gives null for no body, but takes a length of 0 for one. */
function hasForeignBody(req: Request): boolean {
  return req.is('json') === false && req.headers['content-length'] !== '0';
}
