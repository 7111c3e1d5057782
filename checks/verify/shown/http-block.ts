/** Whether a block of `http` is a message: its first line, its headers, and a body that is what it says it is. */
import { METHODS, STATUS_CODES } from 'node:http';

/** Why a block is no message. */
export interface MessageFault {
  /** The line of the block, from 1. */
  readonly line: number;
  readonly expected: string;
  readonly found: string;
}

/** The first fault of a message, or `null`. Of a fragment the body is left alone. */
export function httpFault(message: string, fragment = false): MessageFault | null {
  const lines = message.replace(/\n$/, '').split('\n');
  const [first = ''] = lines;
  const start = startFault(first);
  if (start !== null) return start;
  const blank = lines.indexOf('');
  const end = blank === -1 ? lines.length : blank;
  const headers = new Map<string, string>();
  for (const [index, line] of lines.slice(1, end).entries()) {
    const header = /^([!#$%&'*+.^_`|~\w-]+): (\S.*)$/.exec(line);
    if (header === null)
      return { line: index + 2, expected: 'a header such as `Name: value`', found: `\`${line}\`` };
    headers.set((header[1] ?? '').toLowerCase(), header[2] ?? '');
  }
  const body = blank === -1 ? '' : lines.slice(blank + 1).join('\n');
  if (body.trim() === '' || fragment) return null;
  return bodyFault(first, headers.get('content-type'), body, blank + 2);
}

function startFault(first: string): MessageFault | null {
  const status = /^HTTP\/1\.1 (\d{3}) (.+)$/.exec(first);
  if (status !== null) {
    const [, code = '', reason] = status;
    const known = STATUS_CODES[code];
    return known === reason
      ? null
      : {
          line: 1,
          expected: known ? `\`HTTP/1.1 ${code} ${known}\`` : 'a status that is registered',
          found: `\`${first}\``,
        };
  }
  const request = /^([A-Z]+) (\S+)$/.exec(first);
  const [, method = '', target = ''] = request ?? [];
  if (METHODS.includes(method) && target.startsWith('/') && URL.canParse(target, 'http://shed'))
    return null;
  return {
    line: 1,
    expected: '`GET /path` of a request or `HTTP/1.1 200 OK` of an answer',
    found: `\`${first}\``,
  };
}

function bodyFault(
  first: string,
  type: string | undefined,
  body: string,
  line: number,
): MessageFault | null {
  if (/^HTTP\/1\.1 (204|304) /.test(first))
    return { line, expected: 'no body, since this status has none', found: 'one' };
  if (!first.startsWith('HTTP/') && type === undefined)
    return {
      line,
      expected: 'a `Content-Type` above the body: without one, no app reads it',
      found: 'none',
    };
  if (type !== undefined && !/[/+]json\b/.test(type)) return null;
  return jsonFault(body, line);
}

/** The fault of a text that has to be JSON, or `null`. `line` is where the text begins. */
export function jsonFault(text: string, line = 1): MessageFault | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return { line, expected: 'valid JSON', found: `${(error as Error).message}` };
  }
}
