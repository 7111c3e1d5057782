import * as z from 'zod';
import { ApiRouter } from '../api-router.ts';
import { HttpError, missing } from '../errors.ts';
import { ledger } from '../ledger.ts';
import { members } from '../member-store.ts';
import { IdPath, ListQuery, MemberPublic, MemberSignup, SignIn } from '../models.ts';
import { route } from '../route.ts';

export const membersApi = new ApiRouter({ prefix: '/members', tags: ['members'] });

route(
  membersApi,
  {
    method: 'post',
    path: '/',
    summary: 'Become a member',
    body: MemberSignup,
    status: 201,
    response: MemberPublic,
    refusals: { 409: 'A member has this e-mail address.' },
  },
  async ({ body, ctx }) => {
    await (await ctx.use(ledger)).write(`${body.name} became a member.`);
    return (await ctx.use(members)).add(body);
  },
);

route(
  membersApi,
  {
    method: 'get',
    path: '/',
    summary: 'List members',
    query: ListQuery,
    response: z.array(MemberPublic),
  },
  async ({ query, ctx }) => (await ctx.use(members)).list(query.limit),
);

route(
  membersApi,
  {
    method: 'get',
    path: '/:id',
    summary: 'Show a member',
    params: IdPath,
    response: MemberPublic,
    refusals: { 404: 'There is no such member.' },
  },
  async ({ params, ctx }) =>
    (await (await ctx.use(members)).find(params.id)) ?? missing('member', params.id),
);

export const signInApi = new ApiRouter({ prefix: '/sign-in', tags: ['members'] });

route(
  signInApi,
  {
    method: 'post',
    path: '/',
    summary: 'Sign in',
    body: SignIn,
    response: MemberPublic,
    refusals: { 401: 'No member has this e-mail address and password.' },
  },
  async ({ body, ctx }) => {
    const member = await (await ctx.use(members)).signedIn(body);
    if (!member) throw new HttpError(401, 'No member has this e-mail address and password.');
    return member;
  },
);
