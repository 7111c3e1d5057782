import * as z from 'zod';
import { ApiRouter } from '../api-router.ts';
import { deskKey } from '../desk-key.ts';
import { missing } from '../errors.ts';
import { ledger } from '../ledger.ts';
import { IdPath, ListQuery, ToolCard, ToolIn, ToolPublic, ToolUpdate } from '../models.ts';
import { route } from '../route.ts';
import { tools } from '../tool-store.ts';

export const toolsApi = new ApiRouter({ prefix: '/tools', tags: ['tools'] });

route(
  toolsApi,
  {
    method: 'post',
    path: '/',
    summary: 'Add a tool',
    body: ToolIn,
    status: 201,
    headers: z.object({ Location: z.string() }),
    response: ToolPublic,
  },
  async ({ body, ctx, res }) => {
    const tool = await (await ctx.use(tools)).add(body);
    await (await ctx.use(ledger)).write(`${tool.name} came to the shed.`);
    res.location(`/tools/${tool.id}`);
    return tool;
  },
);

route(
  toolsApi,
  {
    method: 'get',
    path: '/',
    summary: 'List tools',
    query: ListQuery,
    response: z.array(ToolCard),
  },
  async ({ query, ctx }) => (await ctx.use(tools)).list(query.limit),
);

route(
  toolsApi,
  {
    method: 'get',
    path: '/:id',
    summary: 'Show a tool',
    params: IdPath,
    response: ToolPublic,
    refusals: { 404: 'There is no such tool.' },
  },
  async ({ params, ctx }) =>
    (await (await ctx.use(tools)).find(params.id)) ?? missing('tool', params.id),
);

route(
  toolsApi,
  {
    method: 'patch',
    path: '/:id',
    summary: 'Change a tool',
    params: IdPath,
    body: ToolUpdate,
    response: ToolPublic,
    refusals: { 404: 'There is no such tool.' },
  },
  async ({ params, body, ctx }) =>
    (await (await ctx.use(tools)).change(params.id, body)) ?? missing('tool', params.id),
);

route(
  toolsApi,
  {
    method: 'delete',
    path: '/:id',
    summary: 'Remove a tool',
    guards: [deskKey],
    params: IdPath,
    status: 204,
    refusals: { 401: 'This is for the desk.', 404: 'There is no such tool.' },
  },
  async ({ params, ctx }) => {
    const store = await ctx.use(tools);
    const tool = await store.find(params.id);
    if (!tool) return missing('tool', params.id);

    await store.remove(params.id);
    await (await ctx.use(ledger)).write(`${tool.name} left the shed.`);
  },
);
