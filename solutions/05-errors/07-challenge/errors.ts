import type { Source } from './contract.ts';

/** Thrown to end a request: it holds how the request is answered. */
export class HttpError extends Error {
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(status: number, detail: string, headers: Record<string, string> = {}) {
    super(detail);
    this.status = status;
    this.headers = headers;
  }
}

/** A rule of the shed forbids it. Thrown by what knows the rules, and nothing of HTTP. */
export class ShedFault extends Error {
  /** Names the rule, for programs. */
  readonly rule: string;

  constructor(rule: string, message: string) {
    super(message);
    this.rule = rule;
  }
}

/** Something in a request that does not fit: in which part, where in it, and what is wrong there. */
export interface Problem {
  source: Source;
  path: PropertyKey[];
  message: string;
}

/** A request does not fit its contract. */
export class RequestProblem extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super('The request does not fit its contract.');
    this.problems = problems;
  }
}

/** The app gives an answer that does not fit the model of its route. */
export class ResponseProblem extends Error {}

/** Ends the request with 404: there is nothing of this kind with this id. */
export function missing(kind: string, id: number): never {
  throw new HttpError(404, `No ${kind} has the id ${id}.`);
}
