import type { AppRequest } from '../../../sandbox/sandbox.ts';

/** Text as one word of a POSIX shell: in single quotes, where only the quote itself needs help. */
const quote = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** The same request as a curl command for the app on `base`, such as `http://localhost:3000`. */
export function curlCommand(request: AppRequest, base: string): string {
  const lines = ['curl --include'];
  if (request.method === 'HEAD') lines[0] = 'curl --head';
  else if (request.method !== (request.body ? 'POST' : 'GET')) {
    lines[0] += ` --request ${request.method}`;
  }
  lines[0] += ` ${quote(base + request.path)}`;
  for (const [name, value] of request.headers) lines.push(`--header ${quote(`${name}: ${value}`)}`);
  // Without a type of its own curl would send a form.
  const typed = request.headers.some(([name]) => name.toLowerCase() === 'content-type');
  if (request.body && !typed) lines.push(`--header 'Content-Type;'`);
  if (request.body) lines.push(`--data-raw ${quote(request.body)}`);
  return lines.join(' \\\n  ');
}
