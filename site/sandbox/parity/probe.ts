/** What a parity probe is: a small program that runs on real Node and in the page, and answers what it saw. */
import type { IncomingHttpHeaders, RequestListener, Server } from 'node:http';

/** One HTTP request of a probe. */
export interface ProbeRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string | Uint8Array;
  /** Gives up after this many chunks of the answer. */
  readonly abortAfterChunks?: number;
}

/** What came back. */
export interface ProbeAnswer {
  readonly status: number;
  readonly statusMessage: string;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly trailers: NodeJS.Dict<string>;
  /** As they arrived. */
  readonly chunks: readonly string[];
  readonly text: string;
  /** The answer ended before it was complete. */
  readonly aborted: boolean;
}

/** What a probe may use beside Node's own modules. */
export interface ProbeContext {
  request(port: number, request: ProbeRequest): Promise<ProbeAnswer>;
  /** Starts a server on a free port; it is closed after the probe. */
  serve(listener: RequestListener | undefined): Promise<{ port: number; server: Server }>;
  /** One request to a server of its own. */
  once(listener: RequestListener | undefined, request: ProbeRequest): Promise<ProbeAnswer>;
  /** A folder with `hello.txt`, `index.html` and `data.json`. */
  readonly folder: string;
}

/** The answer is compared as JSON, field by field. */
export type Probe = (context: ProbeContext) => Promise<unknown> | unknown;

/** Probes by name; a name says what is asked. */
export type Probes = Readonly<Record<string, Probe>>;
