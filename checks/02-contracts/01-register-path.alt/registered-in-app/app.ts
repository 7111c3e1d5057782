import express from 'express';
import {
  HostSearch,
  MemberPublic,
  MemberSignup,
  Problems,
  SignIn,
  ToolCard,
  ToolIn,
  ToolPublic,
  ToolUpdate,
  WorkshopIn,
  WorkshopPublic,
  WorkshopUpdate,
} from './models.ts';
import { describeApi, json, registry } from './openapi.ts';
import { refuse } from './refuse.ts';
import { addTool, allTools, findTool } from './store.ts';
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

registry.registerPath({
  method: 'post',
  path: '/tools',
  request: { body: { required: true, content: json(ToolIn) } },
  responses: {
    201: { description: 'The tool, as it was stored.', content: json(ToolPublic) },
    422: { description: 'What is wrong with the body.', content: json(Problems) },
  },
});

app.post('/tools', (req, res) => {
  const body = ToolIn.safeParse(req.body);
  if (!body.success) return refuse(res, body.error);

  const tool = addTool(body.data);
  res.status(201).json(ToolPublic.parse(tool));
});

app.get('/tools', (_req, res) => {
  res.json(allTools().map((tool) => ToolCard.parse(tool)));
});

app.get('/tools/:id', (req, res) => {
  const tool = findTool(Number(req.params.id));
  if (!tool) {
    res.status(404).json({ detail: `No tool has the id ${req.params.id}.` });
    return;
  }
  res.json(ToolPublic.parse(tool));
});

app.patch('/tools/:id', (req, res) => {
  const tool = findTool(Number(req.params.id));
  if (!tool) {
    res.status(404).json({ detail: `No tool has the id ${req.params.id}.` });
    return;
  }
  const body = ToolUpdate.safeParse(req.body);
  if (!body.success) return refuse(res, body.error);

  tool.change(body.data);
  res.json(ToolPublic.parse(tool));
});

app.post('/members', (req, res) => {
  const body = MemberSignup.safeParse(req.body);
  if (!body.success) return refuse(res, body.error);

  const member = { id: members.length + 1, ...body.data, deskNote: null };
  members.push(member);
  res.status(201).json(MemberPublic.parse(member));
});

app.get('/members', (_req, res) => {
  res.json(members.map((member) => MemberPublic.parse(member)));
});

app.get('/members/:id', (req, res) => {
  const member = members.find((each) => each.id === Number(req.params.id));
  if (!member) {
    res.status(404).json({ detail: `No member has the id ${req.params.id}.` });
    return;
  }
  res.json(MemberPublic.parse(member));
});

// Compares the password as it was typed. From lesson 07 on, the app keeps a hash instead.
app.post('/sign-in', (req, res) => {
  const body = SignIn.safeParse(req.body);
  if (!body.success) return refuse(res, body.error);

  const { email, password } = body.data;
  const member = members.find((each) => each.email === email && each.password === password);
  if (!member) {
    res.status(401).json({ detail: 'No member has this e-mail address and password.' });
    return;
  }
  res.json(MemberPublic.parse(member));
});

app.post('/workshops', (req, res) => {
  const body = WorkshopIn.safeParse(req.body);
  if (!body.success) return refuse(res, body.error);

  const workshop = addWorkshop(body.data);
  res.status(201).json(WorkshopPublic.parse(workshop));
});

app.get('/workshops', (_req, res) => {
  res.json(allWorkshops().map((workshop) => WorkshopPublic.parse(workshop)));
});

app.post('/workshops/search', (req, res) => {
  const body = HostSearch.safeParse(req.body);
  if (!body.success) return refuse(res, body.error);

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
  if (!body.success) return refuse(res, body.error);

  Object.assign(workshop, body.data);
  res.json(WorkshopPublic.parse(workshop));
});

app.get('/openapi.json', (_req, res) => {
  res.json(describeApi());
});
