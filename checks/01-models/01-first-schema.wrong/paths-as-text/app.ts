import express from 'express';
import * as z from 'zod';

const ToolIn = z.strictObject({
  name: z.string(),
  dailyFee: z.number(),
});

export const app = express();

app.use(express.json());

const tools: unknown[] = [];

app.post('/tools', (req, res) => {
  const body = ToolIn.safeParse(req.body);
  if (!body.success) {
    res.status(422).json({ detail: body.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })) });
    return;
  }

  const tool = { id: tools.length + 1, ...body.data };
  tools.push(tool);
  res.status(201).json(tool);
});
