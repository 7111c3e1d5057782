import * as z from 'zod';
import type { Context } from './context.ts';
import { HttpError } from './errors.ts';
import { members } from './member-store.ts';
import { IdPath } from './models.ts';

// Believed, not proved: from lesson 07 on, a token says who asks.
const MemberHeaders = z.object({ 'x-member-id': IdPath.shape.id });

/** The member who asks, by the header `X-Member-Id`. */
export async function currentMember(ctx: Context) {
  const headers = MemberHeaders.safeParse(ctx.req.headers);
  const member = headers.data && (await (await ctx.use(members)).find(headers.data['x-member-id']));
  if (!member)
    throw new HttpError(401, 'Say who you are: send your id in X-Member-Id.', {
      'WWW-Authenticate': 'APIKey',
    });

  return member;
}
