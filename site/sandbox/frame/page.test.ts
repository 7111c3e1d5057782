import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runnerPage, tabPage } from './page.ts';

const template = await readFile(join(import.meta.dirname, 'runner.html'), 'utf8');

test('the page allows its own script by hash, in its meta and in its header', () => {
  const { html, policy } = runnerPage(template, 'run("$&");\n');
  const script = /<script>(.*)<\/script>/s.exec(html)?.[1] ?? '';
  expect(script).toBe('run("$&");');
  const hash = `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  expect(policy).toContain(`script-src 'unsafe-eval' blob: ${hash};`);
  expect(html).toContain(`content="default-src 'none'; script-src 'unsafe-eval' blob: ${hash};`);
});

test('nothing but the script, workers and evaluated code is allowed', () => {
  const { policy } = runnerPage(template, '1');
  const directives = policy
    .split('; ')
    .map((directive) => directive.replace(/'sha256-[^']+'/, 'HASH'));
  expect(directives).toEqual([
    "default-src 'none'",
    "script-src 'unsafe-eval' blob: HASH",
    'worker-src blob: data:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    'sandbox allow-scripts',
    "frame-ancestors 'self'",
  ]);
});

test('the page that shows what the app serves reaches nothing but blobs of its own, and runs no inline script', () => {
  const { html, policy } = tabPage(template, '1');
  expect(policy.replace(/'sha256-[^']+'/, 'HASH').split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'unsafe-eval' blob: HASH",
    "style-src blob: 'unsafe-inline'",
    'img-src blob: data:',
    'font-src blob: data:',
    'media-src blob: data:',
    "connect-src 'none'",
    "frame-src 'none'",
    "worker-src 'none'",
    "object-src 'none'",
    "form-action 'none'",
    'base-uri http://localhost:3000',
    'sandbox allow-scripts',
    "frame-ancestors 'self'",
  ]);
  expect(html).toContain("connect-src 'none'");
});

test('a script that would end its own element is refused', () => {
  expect(() => runnerPage(template, 'a = "</script>"')).toThrow('would end it early');
});
