/** A complete answer of the learner's app, as a check looks at it. */
import { describeAnswer, describeRequest } from './summary.ts';

/** What was sent. */
export interface SentRequest {
  readonly method: string;
  /** As written in the check, never normalised. */
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | Uint8Array | undefined;
}

/** Status line and headers, before the body has arrived. */
export interface ResponseHead {
  readonly status: number;
  /** The reason phrase, such as `Created`. */
  readonly statusText: string;
  readonly headers: Headers;
  /** Names as sent and in the order sent; repeated ones stay apart. */
  readonly rawHeaders: readonly (readonly [name: string, value: string])[];
}

/** A complete response, with the request that led to it: all that a check or a failure message needs. */
export class ApiResponse implements ResponseHead {
  readonly request: SentRequest;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly rawHeaders: ResponseHead['rawHeaders'];
  /** The body as it came. */
  readonly bytes: Uint8Array;

  constructor(request: SentRequest, head: ResponseHead, bytes: Uint8Array) {
    this.request = request;
    this.status = head.status;
    this.statusText = head.statusText;
    this.headers = head.headers;
    this.rawHeaders = head.rawHeaders;
    this.bytes = bytes;
  }

  /** The body as UTF-8 text. */
  get text(): string {
    return new TextDecoder().decode(this.bytes);
  }

  /** The body's value, or `undefined` when it is not JSON, whatever the content type says. */
  get json(): unknown {
    try {
      return JSON.parse(this.text);
    } catch {
      return undefined;
    }
  }

  /**
   * What happened, in a sentence without its full stop: ``POST /tools with `{"name":"Drill"}` answered 201 Created
   * with `{"id":1}` ``. JSON stands in back-ticks, bodies are cut at 200 characters.
   */
  get summary(): string {
    return `${describeRequest(this.request)} answered ${describeAnswer(this)}`;
  }
}
