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
  const body = ToolIn.parse(req.body);

  const tool = { id: tools.length + 1, ...body };
  tools.push(tool);
  res.status(201).json(tool);
});
