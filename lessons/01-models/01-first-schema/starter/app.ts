import express from 'express';

export const app = express();

app.use(express.json());

const tools: unknown[] = [];

app.post('/tools', (req, res) => {
  const tool = { id: tools.length + 1, ...req.body };
  tools.push(tool);
  res.status(201).json(tool);
});
