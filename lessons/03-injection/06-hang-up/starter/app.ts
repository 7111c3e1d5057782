import { once } from 'node:events';
import express from 'express';
import swaggerUi from 'swagger-ui-express';
import * as z from 'zod';
import { clock } from './clock.ts';
import { bell, isOpen } from './desk.ts';
import { deskKey } from './desk-key.ts';
import { ledger } from './ledger.ts';
import {
  DeskPublic,
  HostSearch,
  IdPath,
  ListQuery,
  MemberPublic,
  MemberSignup,
  Ring,
  SignIn,
  ToolCard,
  ToolIn,
  ToolPublic,
  ToolUpdate,
  WorkshopIn,
  WorkshopPublic,
  WorkshopQuery,
  WorkshopUpdate,
} from './models.ts';
import { describeApi } from './openapi.ts';
import { missing } from './refuse.ts';
import { route } from './route.ts';
import { tools } from './tool-store.ts';
import { addWorkshop, allWorkshops, findWorkshop, removeWorkshop } from './workshops.ts';

/** A member as it is stored. `deskNote` is what the people at the desk tell each other. */
interface Member {
  id: number;
  name: string;
  email: string;
  password: string;
  deskNote: string | null;
}

export const app = express();

app.use(express.json());

const members: Member[] = [];

route(
  app,
  {
    method: 'post',
    path: '/tools',
    tags: ['tools'],
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
  app,
  {
    method: 'get',
    path: '/tools',
    tags: ['tools'],
    summary: 'List tools',
    query: ListQuery,
    response: z.array(ToolCard),
  },
  async ({ query, ctx }) => (await ctx.use(tools)).list(query.limit),
);

route(
  app,
  {
    method: 'get',
    path: '/tools/:id',
    tags: ['tools'],
    summary: 'Show a tool',
    params: IdPath,
    response: ToolPublic,
    refusals: { 404: 'There is no such tool.' },
  },
  async ({ params, ctx, res }) =>
    (await (await ctx.use(tools)).find(params.id)) ?? missing(res, 'tool', params.id),
);

route(
  app,
  {
    method: 'patch',
    path: '/tools/:id',
    tags: ['tools'],
    summary: 'Change a tool',
    params: IdPath,
    body: ToolUpdate,
    response: ToolPublic,
    refusals: { 404: 'There is no such tool.' },
  },
  async ({ params, body, ctx, res }) =>
    (await (await ctx.use(tools)).change(params.id, body)) ?? missing(res, 'tool', params.id),
);

route(
  app,
  {
    method: 'delete',
    path: '/tools/:id',
    tags: ['tools'],
    summary: 'Remove a tool',
    guards: [deskKey],
    params: IdPath,
    status: 204,
    refusals: { 401: 'This is for the desk.', 404: 'There is no such tool.' },
  },
  async ({ params, ctx, res }) => {
    const store = await ctx.use(tools);
    const tool = await store.find(params.id);
    if (!tool) return missing(res, 'tool', params.id);

    await store.remove(params.id);
    await (await ctx.use(ledger)).write(`${tool.name} left the shed.`);
  },
);

route(
  app,
  {
    method: 'post',
    path: '/members',
    tags: ['members'],
    summary: 'Become a member',
    body: MemberSignup,
    status: 201,
    response: MemberPublic,
  },
  ({ body }) => {
    const member = { id: members.length + 1, ...body, deskNote: null };
    members.push(member);
    return member;
  },
);

route(
  app,
  {
    method: 'get',
    path: '/members',
    tags: ['members'],
    summary: 'List members',
    query: ListQuery,
    response: z.array(MemberPublic),
  },
  ({ query }) => members.slice(0, query.limit),
);

route(
  app,
  {
    method: 'get',
    path: '/members/:id',
    tags: ['members'],
    summary: 'Show a member',
    params: IdPath,
    response: MemberPublic,
    refusals: { 404: 'There is no such member.' },
  },
  ({ params, res }) =>
    members.find((member) => member.id === params.id) ?? missing(res, 'member', params.id),
);

// Compares the password as it was typed. From lesson 07 on, the app keeps a hash instead.
route(
  app,
  {
    method: 'post',
    path: '/sign-in',
    tags: ['members'],
    summary: 'Sign in',
    body: SignIn,
    response: MemberPublic,
    refusals: { 401: 'No member has this e-mail address and password.' },
  },
  ({ body: { email, password }, res }) => {
    const member = members.find((each) => each.email === email && each.password === password);
    if (!member)
      res.status(401).json({ detail: 'No member has this e-mail address and password.' });
    return member;
  },
);

route(
  app,
  {
    method: 'get',
    path: '/desk',
    tags: ['desk'],
    summary: 'Say whether the shed is open',
    response: DeskPublic,
  },
  async ({ ctx }) => {
    const now = await ctx.use(clock);
    return { open: isOpen(now), asOf: now.toISOString() };
  },
);

route(
  app,
  {
    method: 'post',
    path: '/desk/bell',
    tags: ['desk'],
    summary: 'Ring the bell',
    body: Ring,
    status: 204,
  },
  ({ body }) => {
    bell.emit('ring', body.name);
    return undefined;
  },
);

route(
  app,
  {
    method: 'get',
    path: '/desk/bell',
    tags: ['desk'],
    summary: 'Wait until somebody rings',
    guards: [deskKey],
    response: Ring,
    refusals: { 401: 'This is for the desk.' },
  },
  async ({ ctx }) => {
    const [name] = await once(bell, 'ring');
    await (await ctx.use(ledger)).write(`${name} rang the bell.`);
    return { name };
  },
);

route(
  app,
  {
    method: 'post',
    path: '/workshops',
    tags: ['workshops'],
    summary: 'Announce a workshop',
    body: WorkshopIn,
    status: 201,
    headers: z.object({ Location: z.string() }),
    response: WorkshopPublic,
  },
  ({ body, res }) => {
    const workshop = addWorkshop(body);
    res.location(`/workshops/${workshop.id}`);
    return workshop;
  },
);

route(
  app,
  {
    method: 'get',
    path: '/workshops',
    tags: ['workshops'],
    summary: 'List workshops',
    query: WorkshopQuery,
    response: z.array(WorkshopPublic),
  },
  ({ query }) =>
    allWorkshops()
      .filter(({ fee }) => query.free === undefined || query.free === (fee === null))
      .slice(0, query.limit),
);

route(
  app,
  {
    method: 'post',
    path: '/workshops/search',
    tags: ['workshops'],
    summary: 'Find the workshops of a host',
    body: HostSearch,
    response: z.array(WorkshopPublic),
  },
  ({ body }) => allWorkshops().filter(({ hostEmail }) => hostEmail === body.hostEmail),
);

route(
  app,
  {
    method: 'get',
    path: '/workshops/:id',
    tags: ['workshops'],
    summary: 'Show a workshop',
    params: IdPath,
    response: WorkshopPublic,
    refusals: { 404: 'There is no such workshop.' },
  },
  ({ params, res }) => findWorkshop(params.id) ?? missing(res, 'workshop', params.id),
);

route(
  app,
  {
    method: 'patch',
    path: '/workshops/:id',
    tags: ['workshops'],
    summary: 'Change a workshop',
    params: IdPath,
    body: WorkshopUpdate,
    response: WorkshopPublic,
    refusals: { 404: 'There is no such workshop.' },
  },
  ({ params, body, res }) => {
    const workshop = findWorkshop(params.id);
    return workshop ? Object.assign(workshop, body) : missing(res, 'workshop', params.id);
  },
);

route(
  app,
  {
    method: 'delete',
    path: '/workshops/:id',
    tags: ['workshops'],
    summary: 'Cancel a workshop',
    params: IdPath,
    status: 204,
    refusals: { 404: 'There is no such workshop.' },
  },
  ({ params, res }) =>
    removeWorkshop(params.id) ? undefined : missing(res, 'workshop', params.id),
);

app.get('/openapi.json', (_req, res) => {
  res.json(describeApi());
});

app.use('/docs', swaggerUi.serve, swaggerUi.setup(undefined, { swaggerUrl: '/openapi.json' }));
