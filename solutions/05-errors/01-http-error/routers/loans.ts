import * as z from 'zod';
import { ApiRouter } from '../api-router.ts';
import { HttpError, missing } from '../errors.ts';
import { ledger } from '../ledger.ts';
import { type Loan, loans } from '../loan-store.ts';
import { ListQuery, LoanIn, LoanPath, LoanPublic, LoansPath } from '../models.ts';
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
    return written(loan);
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
    return list.map(written);
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
  async ({ params, ctx }) => {
    const loan = await (await ctx.use(loans)).find(params.toolId, params.loanId);
    return written(loan ?? missing('loan', params.loanId));
  },
);

route(
  loansApi,
  {
    method: 'post',
    path: '/:loanId/return',
    summary: 'Bring a tool back',
    params: LoanPath,
    response: LoanPublic,
    refusals: { 404: 'There is no such loan.', 409: 'The tool is back already.' },
  },
  async ({ params, ctx }) => {
    await (await ctx.use(ledger)).write(`Loan ${params.loanId} came back.`);
    const store = await ctx.use(loans);
    if (!(await store.find(params.toolId, params.loanId))) missing('loan', params.loanId);
    const loan = await store.end(params.loanId);
    if (!loan) throw new HttpError(409, 'This tool is back already.');
    return written(loan);
  },
);

/** A loan in JSON, which has no dates. */
function written(loan: Loan) {
  return {
    ...loan,
    lentAt: loan.lentAt.toISOString(),
    returnedAt: loan.returnedAt?.toISOString() ?? null,
  };
}
