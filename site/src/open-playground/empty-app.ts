import type { Files } from '../../../checks/runner/host.ts';

/** What a playground holds when it starts from nothing: the smallest app that answers. */
export const EMPTY_APP: Files = {
  'app.ts': `import express from 'express';

export const app = express();

app.use(express.json());

app.get('/', (_req, res) => {
  res.json({ message: 'It works.' });
});
`,
  'server.ts': `import { app } from './app.ts';

app.listen(3000);
`,
};
