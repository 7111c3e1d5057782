import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { AppRequest } from '../../../sandbox/sandbox.ts';
import { curlCommand } from './curl.ts';

const get: AppRequest = { method: 'GET', path: '/tools', headers: [] };

test.each<[string, AppRequest, string]>([
  ['a plain GET', get, 'curl --include http://localhost:3000/tools'],
  [
    'a DELETE',
    { ...get, method: 'DELETE' },
    'curl --include --request DELETE http://localhost:3000/tools',
  ],
  ['a HEAD', { ...get, method: 'HEAD' }, 'curl --head http://localhost:3000/tools'],
  [
    'a query',
    { ...get, path: '/tools?limit=2&name=a b' },
    "curl --include 'http://localhost:3000/tools?limit=2&name=a b'",
  ],
])('%s', (_, request, command) => {
  expect(curlCommand(request, 'http://localhost:3000')).toBe(command);
});

test('a shell reads the body and the headers back exactly as they were', () => {
  const body = `{"name":"O'Brien's \\"drill\\" $HOME \`ls\`",\n"fee":1}`;
  const command = curlCommand(
    { method: 'PATCH', path: '/tools/1', headers: [['X-Note', `it's "here" $1`]], body },
    'http://localhost:3000',
  );
  // `curl` is a shell function here, so nothing is sent.
  const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${command}`;
  const words = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
  expect(words).toEqual([
    '--include',
    '--request',
    'PATCH',
    'http://localhost:3000/tools/1',
    '--header',
    `X-Note: it's "here" $1`,
    '--header',
    'Content-Type;',
    '--data-raw',
    body,
  ]);
});
