/** For tests: a PostgreSQL server of our own, from the distribution's packages, for as long as the tests run. */
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Longest time for one command of apt-get, ms. */
const installMs = 180_000;

/** Where Debian and Ubuntu put the programs of each version. */
const versions = '/usr/lib/postgresql';

/** A PostgreSQL server of a test's own, which goes away with `await using`. */
export interface TestServer extends AsyncDisposable {
  readonly url: string;
}

/** The reason why there is no server, as a sentence. */
export interface NoServer {
  readonly reason: string;
}

/**
 * The server that `DATABASE_URL` names, or one that is started here, with a data directory and a port of its own. Where there is none yet,
 * root can install it with apt-get.
 */
export async function openTestServer(): Promise<TestServer | NoServer> {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, [Symbol.asyncDispose]: async () => {} };
  const programs = (await findPrograms()) ?? (await installPrograms());
  if (typeof programs === 'object') return programs;
  return startServer(programs);
}

/** The newest installed version's folder of programs. */
async function findPrograms(): Promise<string | undefined> {
  const found = existsSync(versions) ? await readdir(versions) : [];
  const newest = found.sort((a, b) => Number(b) - Number(a))[0];
  const folder = newest && path.join(versions, newest, 'bin');
  return folder && existsSync(path.join(folder, 'initdb')) ? folder : undefined;
}

async function installPrograms(): Promise<string | NoServer> {
  if (process.getuid?.() !== 0) {
    const reason =
      'No PostgreSQL server is installed here, and only root can install one; set DATABASE_URL to a server to test with it.';
    return { reason };
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '--yes', '--no-install-recommends', 'postgresql'];
  const options = { env, timeout: installMs };
  try {
    await run('apt-get', install, options).catch(async () => {
      // A fresh machine does not know yet what there is.
      await run('apt-get', ['update'], options);
      await run('apt-get', install, options);
    });
  } catch {
    // Found or not is what counts.
  }
  const reason =
    'PostgreSQL could not be installed with apt-get; set DATABASE_URL to a server to test with it.';
  return (await findPrograms()) ?? { reason };
}

async function startServer(programs: string): Promise<TestServer> {
  const user = await userForServer();
  const folder = await mkdtemp(path.join(tmpdir(), 'postgresql-'));
  if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid);
  const data = path.join(folder, 'data');
  await run(
    path.join(programs, 'initdb'),
    [
      '--pgdata',
      data,
      '--username',
      'postgres',
      '--auth',
      'trust',
      '--encoding',
      'UTF8',
      '--no-sync',
    ],
    { ...user, cwd: folder },
  );
  const port = await freePort();
  const server = spawn(
    path.join(programs, 'postgres'),
    ['-D', data, '-p', `${port}`, '-k', folder, '-h', '127.0.0.1', '-F'],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ready = Promise.withResolvers<void>();
  let said = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.includes('ready to accept connections')) ready.resolve();
  });
  server.once('exit', () => ready.reject(new Error(`PostgreSQL did not start: ${said}`)));
  await ready.promise;
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    [Symbol.asyncDispose]: async () => {
      const exited = new Promise((resolve) => server.once('exit', resolve));
      // "Immediate": nothing is worth keeping.
      server.kill('SIGQUIT');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root, for whom the package made a user; anybody else runs it as themselves. */
async function userForServer(): Promise<{ readonly uid?: number; readonly gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const [uid = 0, gid = 0] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)),
  );
  return { uid, gid };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
