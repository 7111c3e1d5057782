import { afterAll, describe, expect, test } from 'vitest';
import { answersCheck } from '../../conformance/failures.ts';
import type { RunOrder } from '../host.ts';
import { supervise } from '../supervisor.ts';
import { createNodeHost } from './host.ts';

const host = createNodeHost({ spare: true });
afterAll(() => host.dispose());

/** A busy machine takes long to fill its memory, and that must not look like a check that takes too long. */
const PATIENT = { silenceMs: 50_000, responseMs: 50_000, checkMs: 50_000 };

function order(body: string, limits: RunOrder['limits'] = {}): RunOrder {
  return {
    step: '01.1',
    check: { path: 'checks/answers.check.ts', source: answersCheck },
    files: {
      'server.ts': `import http from 'node:http';
http.createServer((request, response) => {
  if (request.url === '/') {
    ${body}
  }
  response.end('hello');
}).listen(3000);
`,
    },
    limits,
  };
}

describe('the Node host', { timeout: 60_000 }, () => {
  test('memory that runs out ends the run’s process, not ours', async () => {
    const hungry = 'const all = []; for (;;) all.push(new Array(100_000).fill({}));';
    const report = await supervise(host, order(hungry, PATIENT));
    expect(report.checks.map(({ state }) => state)).toEqual(['failed', 'passed', 'passed']);
    expect(report.checks[0]?.failure).toMatchObject({
      kind: 'memory',
      happened: expect.stringContaining('after GET / was sent'),
    });
  });

  test('output is kept per check, up to the limit', async () => {
    const chatty = "for (let n = 0; n < 10; n += 1) console.log('line %d', n);";
    const report = await supervise(host, order(chatty, { consoleLines: 3 }));
    const [first, second] = report.checks;
    expect(first?.console.map(({ text }) => text)).toEqual(['line 0', 'line 1', 'line 2']);
    expect(first?.dropped).toBe(7);
    expect(second).toMatchObject({ console: [], dropped: 0 });
  });

  test('every way to print is heard, with its level', async () => {
    const loud =
      "console.warn('w'); console.error(new RangeError('e').message); process.stdout.write('o\\n'); console.info({ a: [1] });";
    const report = await supervise(host, order(loud));
    expect(report.checks[0]?.console).toEqual([
      { level: 'warn', text: 'w' },
      { level: 'error', text: 'e' },
      { level: 'log', text: 'o' },
      { level: 'info', text: '{ a: [ 1 ] }' },
    ]);
  });

  test('what unwinds `process.exit` begins at the learner’s line', async () => {
    const caught = 'try { process.exit(3); } catch (error) { console.error(error.stack); }';
    const report = await supervise(host, order(caught));
    const printed = [...report.console, ...report.checks.flatMap(({ console }) => console)];
    expect(printed[0]?.text.split('\n')[1]).toMatch(/server\.ts:4:\d+\)?$/);
  });

  test('a run that is called off ends at once', async () => {
    const controller = new AbortController();
    const running = supervise(
      host,
      order('for (;;) {}', { silenceMs: 50_000 }),
      (event) => {
        if (event.type === 'started') controller.abort();
      },
      controller.signal,
    );
    expect((await running).checks.map(({ state }) => state)).toEqual([
      'not-run',
      'not-run',
      'not-run',
    ]);
  });

  test('the learner’s code sees an ordinary process in its own folder', async () => {
    const curious =
      'response.end(JSON.stringify([process.cwd(), process.argv.length, typeof process.send])); console.log(process.cwd(), process.argv.length, typeof process.send); return;';
    const report = await supervise(host, order(curious));
    expect(report.checks[0]?.console[0]?.text).toBe('/app 2 undefined');
  });
});
