import express from 'express';

interface Tool {
  id: number;
  name: string;
  dailyFee: number;
}

export const app = express();

app.use(express.json());

const tools: Tool[] = [];

app.post('/tools', (req, res) => {
  const tool: Tool = { id: tools.length + 1, ...req.body };
  tools.push(tool);
  res.status(201).json(tool);
});
