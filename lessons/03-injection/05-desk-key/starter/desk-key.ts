import * as z from 'zod';
import type { Context } from './context.ts';

const DeskHeaders = z.object({ 'X-Desk-Key': z.string() });

/** Lets those pass who have the key of the desk. */
export function deskKey(ctx: Context): void {
  DeskHeaders.parse(ctx.req.headers);
}
