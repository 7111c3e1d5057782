/** Starts the app of a fork whose step needs PostgreSQL, with a database for as long as it runs. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { openEmbedded } from '../../database/node/embedded.ts';
import { embeddedOptions } from './embedded-options.ts';
import { readFork } from './read-fork.ts';

/**
 * Runs the app until it ends; its exit code. With `DATABASE_URL` it uses that database, else an embedded one, which is gone afterwards.
 * @param bundleUrl URL of the bundle, `groundwork/run.mjs` in the project
 */
export async function startFork(bundleUrl: string): Promise<number> {
  const root = fileURLToPath(new URL('../', bundleUrl));
  const { entry } = readFork(root);
  const given = process.env.DATABASE_URL;
  const database = given ? null : await openEmbedded(embeddedOptions(bundleUrl));
  const env = { ...process.env, DATABASE_URL: database?.url ?? given };
  const app = spawn(process.execPath, [entry], { cwd: root, env, stdio: 'inherit' });
  // Ctrl+C reaches the app by itself; whoever stops only this process means the app.
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, () => app.kill(signal));
  process.once('SIGINT', () => {});
  const [code] = await once(app, 'exit');
  await database?.release();
  return code ?? 1;
}
