import express, { type Express } from 'express';
import swaggerUi from 'swagger-ui-express';
import type { ApiRouter } from './api-router.ts';
import { describeApi } from './openapi.ts';
import { deskApi } from './routers/desk.ts';
import { loansApi } from './routers/loans.ts';
import { membersApi, signInApi } from './routers/members.ts';
import { toolsApi } from './routers/tools.ts';
import { workshopsApi } from './routers/workshops.ts';

const everyRouter = [toolsApi, loansApi, membersApi, signInApi, workshopsApi, deskApi];

/** The whole app: its routers, their document, and an answer to whatever is left. */
export function createApp(routers: readonly ApiRouter[] = everyRouter): Express {
  const app = express();
  app.use(express.json());
  for (const api of routers) app.use(api.prefix, api.router);

  app.get('/openapi.json', (_req, res) => {
    res.json(describeApi(routers));
  });
  app.use('/docs', swaggerUi.serve, swaggerUi.setup(undefined, { swaggerUrl: '/openapi.json' }));

  app.use((req, res) => {
    res.status(404).json({ detail: `There is nothing at ${req.path}.` });
  });
  return app;
}
