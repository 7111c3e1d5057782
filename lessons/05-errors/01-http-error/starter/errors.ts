/** Thrown to end a request: it holds how the request is answered. */
export class HttpError extends Error {
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

/** Ends the request with 404: there is nothing of this kind with this id. */
export function missing(kind: string, id: number): never {
  throw new HttpError(404, `No ${kind} has the id ${id}.`);
}
