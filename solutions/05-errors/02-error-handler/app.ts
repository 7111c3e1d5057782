import express, { type Express } from 'express';
import swaggerUi from 'swagger-ui-express';
import type { ApiRouter } from './api-router.ts';
import { refuseDrift } from './drift.ts';
import { answerError } from './error-handler.ts';
import { HttpError } from './errors.ts';
import { refuseOtherMethods } from './method-not-allowed.ts';
import { describeApi } from './openapi.ts';
import { counterApi, deskApi } from './routers/desk.ts';
import { loansApi } from './routers/loans.ts';
import { meApi } from './routers/me.ts';
import { membersApi, signInApi } from './routers/members.ts';
import { seatsApi } from './routers/seats.ts';
import { toolsApi } from './routers/tools.ts';
import { workshopsApi } from './routers/workshops.ts';

const everyRouter = [
  toolsApi,
  loansApi,
  meApi,
  membersApi,
  signInApi,
  workshopsApi,
  seatsApi,
  counterApi,
  deskApi,
];

/** The whole app: its routers, their document, and an answer to whatever is left. */
export function createApp(routers: readonly ApiRouter[] = everyRouter): Express {
  const app = express();
  app.use(express.json());
  for (const api of routers) app.use(api.prefix, api.router);

  app.get('/openapi.json', (_req, res) => {
    res.json(describeApi(routers));
  });
  app.use('/docs', swaggerUi.serve, swaggerUi.setup(undefined, { swaggerUrl: '/openapi.json' }));

  refuseDrift(app, routers);
  refuseOtherMethods(app, routers);
  app.use((req) => {
    throw new HttpError(404, `There is nothing at ${req.path}.`);
  });
  app.use(answerError);
  return app;
}
