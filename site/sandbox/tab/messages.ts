/** What the page and the frame of one tab document say to each other, over a port that the page hands to the frame once. */
import * as z from 'zod/mini';

/** The one window message: the page gives the frame its port. Anything else is ignored. */
export interface ConnectTab {
  readonly type: 'connect';
}

/** What `localStorage` and `sessionStorage` hold, by key. */
export interface Storages {
  readonly local: Readonly<Record<string, string>>;
  readonly session: Readonly<Record<string, string>>;
}

/** An answer of the app as the frame gets it. */
export interface TabAnswer {
  readonly url: string;
  readonly redirected: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

/** From the page to the frame. `cookies` is what `document.cookie` shows from now on. */
export type ToTab =
  /** The document to show. Sent once, first. `key` numbers its first history entry. */
  | {
      readonly type: 'show';
      readonly answer: TabAnswer;
      readonly key: number;
      readonly referrer: string;
      readonly cookies: string;
      readonly storages: Storages;
    }
  | {
      readonly type: 'answer';
      readonly id: number;
      readonly answer: TabAnswer;
      readonly cookies: string;
    }
  /** `sentence`: why there is no answer. */
  | { readonly type: 'no-answer'; readonly id: number; readonly sentence: string }
  | { readonly type: 'ping' }
  /** The learner moved within the document's own history entries. */
  | { readonly type: 'moved'; readonly url: string; readonly key: number };

/** Largest body that crosses, bytes. */
const LARGEST = 8 * 1024 * 1024;

const short = z.string().check(z.maxLength(1_000));
const address = z.string().check(z.maxLength(20_000));
const body = z.instanceof(Uint8Array).check(z.refine((bytes) => bytes.byteLength <= LARGEST));
const headers = z
  .array(z.tuple([short, z.string().check(z.maxLength(20_000))]))
  .check(z.maxLength(200));
/** A token, RFC 9110, section 5.6.2. */
const method = z.string().check(z.regex(/^[!#$%&'*+.^_`|~\w-]{1,40}$/));

/** From the frame to the page: hostile until parsed. */
export const FromTab = z.discriminatedUnion('type', [
  z.object({ type: z.literal('pong') }),
  /** The document has loaded. */
  z.object({ type: z.literal('shown') }),
  z.object({ type: z.literal('title'), title: z.string().check(z.maxLength(10_000)) }),
  z.object({
    type: z.literal('request'),
    id: z.number(),
    method,
    url: address,
    headers,
    body: z.nullable(body),
    redirect: z.enum(['follow', 'error', 'manual']),
  }),
  z.object({ type: z.literal('cancel'), id: z.number() }),
  /** A link, a form or a script asks for another document. */
  z.object({
    type: z.literal('go'),
    method,
    url: address,
    headers,
    body: z.nullable(body),
    replace: z.boolean(),
  }),
  /** `history.go`; 0 reloads. */
  z.object({ type: z.literal('travel'), by: z.int().check(z.minimum(-1_000), z.maximum(1_000)) }),
  /** The document gave itself another address, as `history.pushState` does. */
  z.object({ type: z.literal('moved'), url: address, key: z.number(), replace: z.boolean() }),
  z.object({ type: z.literal('cookie'), text: z.string().check(z.maxLength(4_096)) }),
  /** A key of `localStorage` or `sessionStorage` changed; `null` for gone, and for all keys. */
  z.object({
    type: z.literal('store'),
    area: z.enum(['local', 'session']),
    key: z.nullable(z.string().check(z.maxLength(10_000))),
    value: z.nullable(z.string().check(z.maxLength(1_000_000))),
  }),
  /** The document offers a file to keep. */
  z.object({ type: z.literal('file'), name: short, contentType: short, body }),
  /** An error of the document's own scripts that nobody caught. */
  z.object({ type: z.literal('problem'), message: z.string().check(z.maxLength(2_000)) }),
]);
export type FromTab = z.infer<typeof FromTab>;
