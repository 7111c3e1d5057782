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
  try {
    const tool = { id: tools.length + 1, ...ToolIn.parse(req.body) };
    tools.push(tool);
    res.status(201).json(tool);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    res.status(422).json({ detail: error.issues });
  }
});
