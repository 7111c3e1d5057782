/** The seam, on the real bundle in a thread of its own. What Node itself promises is compared in `../parity`. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { beforeAll, expect, test } from 'vitest';
import { buildPlatform } from './build.ts';

let bundle: string;

beforeAll(async () => {
  bundle = (await buildPlatform(join(import.meta.dirname, 'test-entry.ts'))).code;
}, 60_000);

/** A thread has no worker's events and has Node's globals; the bundle sees it as a browser's worker. */
const PRELUDE = `
  const { parentPort } = require('node:worker_threads');
  globalThis.__tell = (message) => parentPort.postMessage(message);
  globalThis.__onOrder = (run) => parentPort.on('message', run);
  const node = process;
  const errors = { error: 'uncaughtException', unhandledrejection: 'unhandledRejection' };
  globalThis.addEventListener = (type, listen) => {
    if (errors[type]) node.on(errors[type], (error, promise) => listen({ preventDefault() {}, error, reason: error, promise }));
  };
`;

/** Runs the code on a fresh platform until it told `count` things. */
function run(code: string, count: number): Promise<unknown[]> {
  const worker = new Worker(`${PRELUDE}\n(0, eval)(${JSON.stringify(bundle)})`, { eval: true });
  return new Promise<unknown[]>((resolve, reject) => {
    const told: unknown[] = [];
    worker.on('error', reject);
    worker.on('message', (message) => {
      told.push(message);
      if (told.length === count) resolve(told);
    });
    worker.postMessage(code);
  }).finally(() => worker.terminate());
}

test('console and streams become lines with their level', async () => {
  const code = `
    console.log('a', { b: 1 }); console.info('i'); console.warn('w'); console.error('e'); console.debug('d');
    console.group('g'); console.log('in'); process.stdout.write('out\\n'); process.stderr.write('err');`;
  const told = await run(code, 9);
  expect(told).toEqual(
    [
      ['log', 'a { b: 1 }'],
      ['info', 'i'],
      ['warn', 'w'],
      ['error', 'e'],
      ['debug', 'd'],
      ['log', 'g'],
      ['log', '  in'],
      ['log', 'out'],
      ['error', 'err'],
    ].map(([level, text]) => ['console', { level, text }]),
  );
});

test('process.exit runs the exit listeners, reports the code and unwinds', async () => {
  const code = `process.on('exit', (code) => tell(code)); process.exitCode = 1; process.exit(3); tell('never');`;
  expect(await run(code, 2)).toEqual([
    ['value', 3],
    ['exit', 3],
  ]);
});

test('errors that nobody catches are reported with their origin', async () => {
  const code = `setTimeout(() => { throw new Error('timer') }, 1); Promise.reject(new Error('promise'));`;
  expect(await run(code, 2)).toEqual([
    ['fatal', 'unhandledRejection', 'promise'],
    ['fatal', 'uncaughtException', 'timer'],
  ]);
});

test('a server is announced and takes requests from the same worker', async () => {
  const code = `
    const { default: express } = platform.packages.namespace('express');
    const server = express().get('/', (req, res) => res.json({ ok: true })).listen(3000, async () => {
      tell(await (await fetch('http://localhost:3000/')).json());
      server.close();
    });`;
  expect(await run(code, 3)).toEqual([
    ['listen', 3000, true],
    ['value', { ok: true }],
    ['listen', 3000, false],
  ]);
});

test('every module of both tables loads', async () => {
  const code = `
    const failed = [];
    for (const table of [platform.builtins, platform.packages])
      for (const name of table.specifiers)
        try { if (Object.keys(table.namespace(name)).length === 0) failed.push(name + ' is empty'); }
        catch (error) { failed.push(name + ': ' + error.message); }
    tell([failed, platform.builtins.has('node:fs'), platform.builtins.specifiers.length > 40, platform.packages.specifiers]);`;
  const packages = [
    'express',
    'zod',
    '@asteasolutions/zod-to-openapi',
    'swagger-ui-express',
    'jose',
    'pg',
    'supertest',
  ];
  expect(await run(code, 1)).toEqual([['value', [[], true, true, packages]]]);
});

test('there is one zod', async () => {
  const code = `
    const { z } = platform.packages.namespace('zod');
    const { OpenAPIRegistry, OpenApiGeneratorV31 } = platform.packages.namespace('@asteasolutions/zod-to-openapi');
    const registry = new OpenAPIRegistry();
    const schema = z.object({ name: z.string() }).meta({ id: 'Tool', description: 'A tool' });
    const responses = { 200: { description: 'ok', content: { 'application/json': { schema } } } };
    registry.registerPath({ method: 'get', path: '/', responses });
    tell(new OpenApiGeneratorV31(registry.definitions).generateComponents().components.schemas);`;
  expect(await run(code, 1)).toEqual([
    [
      'value',
      {
        Tool: {
          type: 'object',
          properties: { name: { type: 'string' } },
          required: ['name'],
          description: 'A tool',
        },
      },
    ],
  ]);
});

test.each([
  [
    'child_process',
    'spawn',
    /node:child_process spawn\(\) does not exist in the page: .*run the project with Node/,
  ],
  [
    'worker_threads',
    'Worker',
    /node:worker_threads Worker does not exist in the page: .*setImmediate/,
  ],
  ['https', 'request', /node:https request\(\) does not exist in the page: .*use node:http/],
  ['vm', 'runInNewContext', /node:vm runInNewContext\(\) does not exist in the page: /],
  [
    'crypto',
    'createCipheriv',
    /crypto\.createCipheriv does not exist in the page: use crypto\.subtle/,
  ],
  [
    'zlib',
    'brotliCompressSync',
    /node:zlib brotliCompressSync\(\) does not exist in the page: use gzip/,
  ],
])('%s.%s says that it is not there and what to use instead', async (module, name, sentence) => {
  const code = `try { new (platform.builtins.namespace('node:${module}').${name})('x'); } catch (error) { tell([error.message, error.code]); }`;
  const [[, [message, errorCode]]] = (await run(code, 1)) as [[string, [string, string]]];
  expect(message).toMatch(sentence);
  expect(errorCode).toBe('ERR_FEATURE_UNAVAILABLE_ON_PLATFORM');
});

test('the run is configured, and again by a spare that starts late', async () => {
  const code = `
    const tellRun = () => tell([process.cwd(), process.argv[1], process.env.GREETING, process.env.LATE]);
    tellRun();
    platform.configure({ cwd: '/other', argv: ['/other/a.ts'], env: { LATE: 'yes' } });
    platform.disk.addFile('/other/f.txt', 'text');
    tellRun();
    tell(platform.builtins.namespace('fs').readFileSync('f.txt', 'utf8'));`;
  expect(await run(code, 3)).toEqual([
    ['value', ['/project', '/project/server.ts', 'hello', undefined]],
    ['value', ['/other', '/other/a.ts', 'hello', 'yes']],
    ['value', 'text'],
  ]);
});

test('the bundle carries the notice of the code that it contains', () => {
  expect(bundle.slice(0, 400)).toContain('Copyright Node.js contributors');
});
