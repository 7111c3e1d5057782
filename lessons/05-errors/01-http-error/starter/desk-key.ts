import process from 'node:process';
import * as z from 'zod';
import type { Context } from './context.ts';
import { HttpError } from './errors.ts';

// Node writes the names of headers in lower case.
const DeskHeaders = z.object({ 'x-desk-key': z.string() });

/** Lets those pass who have the key of the desk. */
export function deskKey(ctx: Context): void {
  const headers = DeskHeaders.safeParse(ctx.req.headers);
  if (headers.data?.['x-desk-key'] !== (process.env.DESK_KEY ?? 'under-the-flowerpot'))
    throw new HttpError(401, 'This is for the desk: send its key in X-Desk-Key.');
}
