import { afterAll, describe, expect, test } from 'vitest';
import { conformanceCases, normalise } from '../../conformance/conformance.ts';
import { answersCheck } from '../../conformance/failures.ts';
import type { RunOrder } from '../host.ts';
import { supervise } from '../supervisor.ts';
import { createNodeHost } from './host.ts';

const lost: string[] = [];
const reusing = createNodeHost({ reuse: true, onLost: (reason) => lost.push(reason) });
afterAll(() => reusing.dispose());

// One loop stands for all: each takes its time and its process, and says nothing about the next run in the same one.
const cases = conformanceCases().filter(
  ({ name, isLimited }) => !isLimited || name === 'loop in a handler',
);

async function reportOf(host: ReturnType<typeof createNodeHost>, order: RunOrder) {
  return normalise(await supervise(host, order));
}

test('reports of a process that had runs before are those of a fresh one', {
  timeout: 240_000,
}, async () => {
  const fresh = createNodeHost();
  const expected = new Map<string, unknown>();
  for (const { name, order } of cases) expected.set(name, await reportOf(fresh, order));
  for (const { name, order } of [...cases, ...cases.toReversed()]) {
    expect({ name, report: await reportOf(reusing, order) }).toEqual({
      name,
      report: expected.get(name),
    });
  }
});

/** An order whose app runs `code` first. */
function order(code: string): RunOrder {
  return {
    step: '01.1',
    check: { path: 'checks/answers.check.ts', source: answersCheck },
    files: {
      'server.ts': `import http from 'node:http';
import express from 'express';
import { z } from 'zod';
void [express, z];
${code}
http.createServer((request, response) => response.end('hello')).listen(3000);
`,
    },
  };
}

describe('a process', { timeout: 60_000 }, () => {
  test('serves another run when the last one left nothing', async () => {
    lost.length = 0;
    const pids = new Set<string>();
    for (let n = 0; n < 3; n += 1) {
      const report = await supervise(reusing, order('console.log(process.pid);'));
      expect(report.state).toBe('passed');
      pids.add(report.checks[0]?.console[0]?.text ?? '');
    }
    expect(lost).toEqual([]);
    expect(pids.size).toBe(1);
  });

  test.each([
    [
      'a timer that keeps no process alive',
      'setTimeout(() => {}, 60_000).unref();',
      'unreferenced timer',
    ],
    [
      'a server of its own',
      "import net from 'node:net'; net.createServer().listen('/tmp/groundwork-left-' + process.pid + '-' + Math.random()).unref();",
      'pipe',
    ],
    ['a global', 'globalThis.left = 1;', 'global.left'],
    ['a method of all arrays', 'Array.prototype.findLastIndex = () => 1;', 'findLastIndex'],
    ['a method of all schemas', 'z.ZodString.prototype.min = () => 1;', 'min'],
    ['a method of all apps', 'express.response.json = express.response.send;', 'json'],
    ['a setting of Zod', 'z.config({ customError: () => "no" });', 'customError'],
    ['a listener', "process.on('SIGUSR2', () => {});", 'signal'],
    ['a variable', "process.env.GROUNDWORK_LEFT = '1';", 'process.env'],
    ['an exit code', 'process.exitCode = 3;', 'process.exitCode'],
    ['a lost rejection', "void Promise.reject(new Error('lost'));", 'escaped'],
    ['a warning', "process.emitWarning('careful');", 'warned'],
    ['code too deep to read', `const sum = ${'1 + '.repeat(50_000)}1;`, 'engine'],
  ])('ends when the run leaves %s', async (_, code, reason) => {
    lost.length = 0;
    await supervise(reusing, order(code));
    // The next run takes the process back, or waits until it is known to be lost.
    expect((await supervise(reusing, order(''))).state).toBe('passed');
    expect(lost).toHaveLength(1);
    expect(lost[0]).toContain(reason);
  });

  test('serves another run when the last one left timers: they are put out', async () => {
    lost.length = 0;
    const leaving = order('console.log(process.pid); setInterval(() => {}, 60_000);');
    const pidOf = async () => (await supervise(reusing, leaving)).checks[0]?.console[0]?.text;
    const pid = await pidOf();
    expect(await pidOf()).toBe(pid);
    // A process with anything at work that was not before its first run would have been lost.
    expect(await pidOf()).toBe(pid);
    expect(lost).toEqual([]);
  });

  test('forgets the names of schemas', async () => {
    lost.length = 0;
    const named = "z.object({}).meta({ id: 'Tool' });";
    const again = 'console.log([...z.globalRegistry._idmap.keys()]);';
    await supervise(reusing, order(named));
    const report = await supervise(reusing, order(again));
    expect(report.checks[0]?.console[0]?.text).toBe('[]');
    expect(lost).toEqual([]);
  });
});
