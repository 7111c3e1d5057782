/** What the page and the runner frame say to each other, over a port that the page hands to the frame once. */
import * as z from 'zod/mini';

/** The one window message: the page gives the frame its port. Anything else is ignored. */
export interface Connect {
  readonly type: 'connect';
}

/** From the page to the frame. `worker` numbers the workers of one frame. */
export type ToFrame =
  /** The execution worker's script. Sent once, first. */
  | { readonly type: 'bundle'; readonly script: Blob }
  /** Start a worker, with a script of its own if there is one; it gets the port that comes with the message. */
  | { readonly type: 'spawn'; readonly worker: number; readonly script?: Blob }
  | { readonly type: 'end'; readonly worker: number }
  | { readonly type: 'ping' };

/** From the frame to the page: hostile until parsed, like everything from there. */
export const FromFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('connected') }),
  z.object({ type: z.literal('pong') }),
  /** A worker's script failed outside any code of the learner's. */
  z.object({
    type: z.literal('broken'),
    worker: z.number(),
    message: z.string().check(z.maxLength(2_000)),
  }),
]);
export type FromFrame = z.infer<typeof FromFrame>;
