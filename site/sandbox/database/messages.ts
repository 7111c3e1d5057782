/** What the page and the database's worker say to each other, over a port of their own. */
import * as z from 'zod/mini';
import { Answer } from '../../../checks/database/answer.ts';
import type { Tenant } from '../../../checks/database/turns.ts';

/** From the page. */
export type ToDatabaseWorker =
  /** First, once. */
  | {
      readonly type: 'start';
      readonly program: Blob;
      readonly files: Blob;
      readonly directory: Blob;
    }
  /** Serve the connections of an execution worker, over the port that comes with the message. */
  | {
      readonly type: 'attach';
      readonly link: number;
      readonly tenant: Tenant;
      /** Take the tenant's tables away first. */
      readonly fresh: boolean;
    }
  /** Look into a tenant's tables, with one statement that only reads. */
  | {
      readonly type: 'look';
      readonly id: number;
      readonly tenant: Tenant;
      readonly statement: string;
    }
  /** That execution worker is no more. */
  | { readonly type: 'detach'; readonly link: number };

/** To the page. `alive` is the heartbeat: while a statement runs there is none. */
export const FromDatabaseWorker = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('alive') }),
  z.object({ type: z.literal('seen'), id: z.number(), answer: Answer }),
  z.object({ type: z.literal('broken'), reason: z.string().check(z.maxLength(2_000)) }),
]);
export type FromDatabaseWorker = z.infer<typeof FromDatabaseWorker>;
