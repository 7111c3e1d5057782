/** A run that is not recorded pays nothing: nothing is wrapped, nobody listens, no file says what it declares. */
import { expect, test } from 'vitest';
import { createNodeHost } from '../node/host.ts';
import { supervise } from '../supervisor.ts';

const check = `
import { channel } from 'node:diagnostics_channel';
import { Server, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { startApp } from '#kit';
import pg from 'pg';

test('traces', { meta: { id: 'traces' } }, async () => {
  await (await startApp()).get('/');
  console.log(JSON.stringify({
    server: Object.hasOwn(Server.prototype, 'emit'),
    express: channel('tracing:express.router.request:start').hasSubscribers,
    driver: /recorder|span/.test(String(pg.Client.prototype.query)),
    declared: typeof globalThis.$declared,
    own: /declared/.test(String((await (await startApp()).get('/self')).text)),
  }));
});
`;
const files = {
  'server.ts': "import { app } from './app.ts';\napp.listen(3000);\n",
  'app.ts': `import express from 'express';
export const app = express();
export async function* provider() { yield 1; }
app.get('/', (_req, res) => { res.json({}); });
app.get('/self', (_req, res) => { res.json(Object.keys(globalThis).join()); });
`,
};

test.each([
  [false, { server: false, express: false, driver: false, declared: 'undefined', own: false }],
  [true, { server: true, express: true, driver: true, declared: 'function', own: false }],
])('recorded: %s', { timeout: 30_000 }, async (trace, traces) => {
  const order = {
    step: '01.1',
    check: { path: 'checks/traces.check.ts', source: check },
    files,
    database: true,
    trace,
  };
  const host = createNodeHost();
  const { checks, problems } = await supervise(host, order);
  host.dispose();
  expect(problems).toEqual([]);
  expect(JSON.parse(checks[0]?.console.at(-1)?.text ?? '')).toEqual(traces);
});
