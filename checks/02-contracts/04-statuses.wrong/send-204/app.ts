import express from 'express';
import * as z from 'zod';
import {
  HostSearch,
  IdPath,
  ListQuery,
  MemberPublic,
  MemberSignup,
  SignIn,
  ToolCard,
  ToolIn,
  ToolPublic,
  ToolUpdate,
  WorkshopIn,
  WorkshopPublic,
  WorkshopUpdate,
} from './models.ts';
import { describeApi } from './openapi.ts';
import { missing, refuse } from './refuse.ts';
import { route } from './route.ts';
import { addTool, allTools, findTool, removeTool } from './store.ts';
import { addWorkshop, allWorkshops, findWorkshop } from './workshops.ts';

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
    summary: 'Add a tool',
    body: ToolIn,
    status: 201,
    headers: z.object({ Location: z.string() }),
    response: ToolPublic,
  },
  ({ body, res }) => {
    const tool = addTool(body);
    res.location(`/tools/${tool.id}`);
    return tool;
  },
);

route(
  app,
  {
    method: 'get',
    path: '/tools',
    summary: 'List tools',
    query: ListQuery,
    response: z.array(ToolCard),
  },
  ({ query }) => allTools().slice(0, query.limit),
);

route(
  app,
  {
    method: 'get',
    path: '/tools/:id',
    summary: 'Show a tool',
    params: IdPath,
    response: ToolPublic,
    refusals: { 404: 'There is no such tool.' },
  },
  ({ params, res }) => findTool(params.id) ?? missing(res, 'tool', params.id),
);

route(
  app,
  {
    method: 'patch',
    path: '/tools/:id',
    summary: 'Change a tool',
    params: IdPath,
    body: ToolUpdate,
    response: ToolPublic,
    refusals: { 404: 'There is no such tool.' },
  },
  ({ params, body, res }) => {
    const tool = findTool(params.id);
    if (!tool) return missing(res, 'tool', params.id);

    tool.change(body);
    return tool;
  },
);

route(
  app,
  {
    method: 'delete',
    path: '/tools/:id',
    summary: 'Remove a tool',
    params: IdPath,
    status: 204,
    refusals: { 404: 'There is no such tool.' },
  },
  ({ params, res }) => {
    if (!removeTool(params.id)) return missing(res, 'tool', params.id);
    res.send(204);
    return undefined;
  },
);

route(
  app,
  {
    method: 'post',
    path: '/members',
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

app.post('/workshops', (req, res) => {
  const body = WorkshopIn.safeParse(req.body);
  if (!body.success) return refuse(res, body.error.issues);

  const workshop = addWorkshop(body.data);
  res.status(201).json(WorkshopPublic.parse(workshop));
});

app.get('/workshops', (_req, res) => {
  res.json(allWorkshops().map((workshop) => WorkshopPublic.parse(workshop)));
});

app.post('/workshops/search', (req, res) => {
  const body = HostSearch.safeParse(req.body);
  if (!body.success) return refuse(res, body.error.issues);

  const found = allWorkshops().filter((workshop) => workshop.hostEmail === body.data.hostEmail);
  res.json(found.map((workshop) => WorkshopPublic.parse(workshop)));
});

app.get('/workshops/:id', (req, res) => {
  const workshop = findWorkshop(Number(req.params.id));
  if (!workshop) {
    res.status(404).json({ detail: `No workshop has the id ${req.params.id}.` });
    return;
  }
  res.json(WorkshopPublic.parse(workshop));
});

app.patch('/workshops/:id', (req, res) => {
  const workshop = findWorkshop(Number(req.params.id));
  if (!workshop) {
    res.status(404).json({ detail: `No workshop has the id ${req.params.id}.` });
    return;
  }
  const body = WorkshopUpdate.safeParse(req.body);
  if (!body.success) return refuse(res, body.error.issues);

  Object.assign(workshop, body.data);
  res.json(WorkshopPublic.parse(workshop));
});

app.get('/openapi.json', (_req, res) => {
  res.json(describeApi());
});
