/**
 * `node .container/nginx-config.ts [folder] [--listen 127.0.0.1:8080]`: prints a configuration with which nginx serves the built site
 * with the headers that stand in its `_headers`. nginx does not read that file, as Netlify and Cloudflare Pages do.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { TYPES } from '../site/server/content-type.ts';

/** A line of `_headers` without indentation, and the headers of the addresses that it matches. */
interface Rule {
  readonly pattern: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads rules as `site/server/headers-file.ts` writes them. */
export function readRules(text: string): Rule[] {
  return text.split(/\n(?=\S)/).map((block) => {
    const [pattern = '', ...lines] = block.trim().split('\n');
    const headers = lines.map((line): [string, string] => {
      const at = line.indexOf(':');
      return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    });
    return { pattern, headers: Object.fromEntries(headers) };
  });
}

/**
 * A complete `nginx.conf` for the site in `folder`. Needs nginx's `gzip_static`, which distributions build in.
 * @param scratch a folder that nginx may write to
 */
export function nginxConfig(
  folder: string,
  rules: readonly Rule[],
  listen: string,
  scratch = '/tmp',
): string {
  const names = [...new Set(rules.flatMap(({ headers }) => Object.keys(headers)))];
  return `worker_processes auto;
pid ${scratch}/nginx.pid;
error_log stderr;
events {}
http {
  access_log off;
  client_body_temp_path ${scratch}/body;
  proxy_temp_path ${scratch}/proxy;
  fastcgi_temp_path ${scratch}/fastcgi;
  uwsgi_temp_path ${scratch}/uwsgi;
  scgi_temp_path ${scratch}/scgi;
  types {
${Object.entries(TYPES)
  .map(([ending, type]) => `    "${type}" ${ending};`)
  .join('\n')}
  }
  default_type application/octet-stream;
  # The address as it was asked for: what nginx makes of it inside, such as /index.html, no rule names.
  map $request_uri $address { "~^(?<asked>[^?]*)" $asked; }
${names.map((name) => mapOf(name, rules)).join('')}  server {
    listen ${listen};
    server_tokens off;
    root ${quoted(folder)};
    gzip_static on;
    gzip_vary on;
${names.map((name) => `    add_header ${name} ${variable(name)} always;\n`).join('')}    error_page 404 /404.html;
    location / { try_files $uri $uri/index.html =404; }
    location = /_headers { return 404; }
    # The address of a page ends with a slash.
    location ~ ^(?<page>/.*[^/])$ {
      if (-d $document_root$page) { return 308 $page/$is_args$args; }
      try_files $uri =404;
    }
  }
}
`;
}

/** The value of a header by address: the rule that comes last wins. No value, no header. */
function mapOf(name: string, rules: readonly Rule[]): string {
  const lines = rules.flatMap(({ pattern, headers }) =>
    headers[name] === undefined ? [] : [`    ${matching(pattern)} ${quoted(headers[name])};\n`],
  );
  return `  map $address ${variable(name)} {\n    default "";\n${lines.reverse().join('')}  }\n`;
}

/** nginx takes the exact address before all patterns, and of patterns the first. */
function matching(pattern: string): string {
  if (!pattern.endsWith('*')) return quoted(pattern);
  return quoted(`~^${pattern.slice(0, -1).replace(/[.+?^$()[\]{}|\\]/g, '\\$&')}`);
}

const variable = (name: string) => `$header_${name.toLowerCase().replaceAll('-', '_')}`;

const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { listen: { type: 'string', default: '127.0.0.1:8080' } },
  });
  const folder = path.resolve(positionals[0] ?? 'site/dist');
  const rules = readRules(readFileSync(path.join(folder, '_headers'), 'utf8'));
  console.log(nginxConfig(folder, rules, values.listen));
}
