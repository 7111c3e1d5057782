import { once } from 'node:events';
import * as z from 'zod';
import { ApiRouter } from '../api-router.ts';
import { clock } from '../clock.ts';
import { bell, isOpen } from '../desk.ts';
import { deskKey } from '../desk-key.ts';
import { ledger } from '../ledger.ts';
import { DeskPublic, LedgerEntry, ListQuery, Ring } from '../models.ts';
import { route } from '../route.ts';

/** What everybody may ask of the desk. */
export const deskApi = new ApiRouter({ prefix: '/desk', tags: ['desk'] });

route(
  deskApi,
  {
    method: 'get',
    path: '/',
    summary: 'Say whether the shed is open',
    response: DeskPublic,
  },
  async ({ ctx }) => {
    const now = await ctx.use(clock);
    return { open: isOpen(now), asOf: now.toISOString() };
  },
);

route(
  deskApi,
  {
    method: 'post',
    path: '/bell',
    summary: 'Ring the bell',
    body: Ring,
    status: 204,
  },
  ({ body }) => {
    bell.emit('ring', body.name);
    return undefined;
  },
);

/** What is behind the counter: for those who have the key. */
export const counterApi = new ApiRouter({
  prefix: '/desk',
  tags: ['desk'],
  guards: [deskKey],
  refusals: { 401: 'This is for the desk.' },
});

route(
  counterApi,
  {
    method: 'get',
    path: '/bell',
    summary: 'Wait until somebody rings',
    response: Ring,
  },
  async ({ ctx }) => {
    const [name] = await once(bell, 'ring', { signal: ctx.signal });
    await (await ctx.use(ledger)).write(`${name} rang the bell.`);
    return { name };
  },
);

route(
  counterApi,
  {
    method: 'get',
    path: '/ledger',
    summary: 'Read the ledger',
    query: ListQuery,
    response: z.array(LedgerEntry),
  },
  async ({ query, ctx }) => {
    const entries = await (await ctx.use(ledger)).latest(query.limit);
    return entries.map(({ at, entry }) => ({ at: at.toISOString(), entry }));
  },
);
