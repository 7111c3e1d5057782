import express from 'express';
import swaggerUi from 'swagger-ui-express';
import { describeApi } from './openapi.ts';
import { deskApi } from './routers/desk.ts';
import { membersApi, signInApi } from './routers/members.ts';
import { toolsApi } from './routers/tools.ts';
import { workshopsApi } from './routers/workshops.ts';

export const app = express();

app.use(express.json());

app.use(toolsApi.prefix, toolsApi.router);
app.use(membersApi.prefix, membersApi.router);
app.use(signInApi.prefix, signInApi.router);
app.use(workshopsApi.prefix, workshopsApi.router);
app.use(deskApi.prefix, deskApi.router);

app.get('/openapi.json', (_req, res) => {
  res.json(describeApi());
});

app.use('/docs', swaggerUi.serve, swaggerUi.setup(undefined, { swaggerUrl: '/openapi.json' }));
