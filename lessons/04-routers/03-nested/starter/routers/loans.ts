import * as z from 'zod';
import { ApiRouter } from '../api-router.ts';
import { loans } from '../loan-store.ts';
import { ListQuery, LoanIn, LoanPath, LoanPublic, LoansPath } from '../models.ts';
import { missing } from '../refuse.ts';
import { route } from '../route.ts';

export const loansApi = new ApiRouter({ prefix: '/tools/:toolId/loans', tags: ['loans'] });

route(
  loansApi,
  {
    method: 'post',
    path: '/',
    summary: 'Lend a tool',
    params: LoansPath,
    body: LoanIn,
    status: 201,
    headers: z.object({ Location: z.string() }),
    response: LoanPublic,
    refusals: { 404: 'There is no such tool, or no such member.', 409: 'The tool is out.' },
  },
  async ({ params, body, ctx, res }) => {
    const loan = await (await ctx.use(loans)).add(params.toolId, body.memberId);
    res.location(`/tools/${loan.toolId}/loans/${loan.id}`);
    return { ...loan, lentAt: loan.lentAt.toISOString() };
  },
);

route(
  loansApi,
  {
    method: 'get',
    path: '/',
    summary: 'List the loans of a tool',
    params: LoansPath,
    query: ListQuery,
    response: z.array(LoanPublic),
  },
  async ({ params, query, ctx }) => {
    const list = await (await ctx.use(loans)).list(params.toolId, query.limit);
    return list.map((loan) => ({ ...loan, lentAt: loan.lentAt.toISOString() }));
  },
);

route(
  loansApi,
  {
    method: 'get',
    path: '/:loanId',
    summary: 'Show a loan',
    params: LoanPath,
    response: LoanPublic,
    refusals: { 404: 'There is no such loan.' },
  },
  async ({ params, ctx, res }) => {
    const loan = await (await ctx.use(loans)).find(params.loanId);
    return loan
      ? { ...loan, lentAt: loan.lentAt.toISOString() }
      : missing(res, 'loan', params.loanId);
  },
);
