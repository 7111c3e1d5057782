/** The lines of an HTTP/1.1 message (RFC 9112), and llhttp's errors for those that are none. */
import { methodNumber } from './http-methods.ts';

/** As Node's binding makes it; `_http_server.js` answers 400 or 431 by its code. */
export interface ParseError extends Error {
  code: string;
  reason: string;
  bytesParsed: number;
}

export function parseError(code: string, reason: string): ParseError {
  return Object.assign(new Error(`Parse Error: ${reason}`), { code, reason, bytesParsed: 0 });
}

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must be refused
const FORBIDDEN_IN_VALUE = /[\x00-\x08\x0a-\x1f\x7f]/;
const BEGINS_A_REQUEST = /^\r?([A-Z][A-Z_-]*( |$)|$)/;

/** Whether what has arrived of a first line can still become a request. */
export const beginsRequest = (line: string): boolean => BEGINS_A_REQUEST.test(line);

interface Version {
  readonly major: number;
  readonly minor: number;
}

function version([, major, minor]: RegExpExecArray): Version {
  const read = { major: Number(major), minor: Number(minor) };
  if (read.major !== 1 || read.minor > 1)
    throw parseError('HPE_INVALID_VERSION', 'Invalid HTTP version');
  return read;
}

/** `GET /path HTTP/1.1`, the method by its number. */
export function parseRequestLine(line: string): Version & { method: number; target: string } {
  const [, name = '', rest = ''] = /^([A-Z_-]+) (.*)$/.exec(line) ?? [];
  const method = methodNumber(name);
  if (method === undefined) throw parseError('HPE_INVALID_METHOD', 'Invalid method encountered');
  const [, target, protocol = ''] = /^(\S+) (.*)$/.exec(rest) ?? [];
  if (target === undefined) throw parseError('HPE_INVALID_URL', 'Invalid characters in url');
  const match = /^HTTP\/(\d)\.(\d)$/.exec(protocol);
  if (!match) throw parseError('HPE_INVALID_CONSTANT', 'Expected HTTP/');
  return { method, target, ...version(match) };
}

/** `HTTP/1.1 200 OK` */
export function parseStatusLine(line: string): Version & { status: number; reason: string } {
  const match = /^HTTP\/(\d)\.(\d) (\d{3})(?: (.*))?$/.exec(line);
  if (!match) throw parseError('HPE_INVALID_CONSTANT', 'Expected HTTP/');
  return { status: Number(match[3]), reason: match[4] ?? '', ...version(match) };
}

/** `Name: value`, the value without the space around it. */
export function parseHeader(line: string): [name: string, value: string] {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(0, colon));
  if (!TOKEN.test(name)) throw parseError('HPE_INVALID_HEADER_TOKEN', 'Invalid header token');
  const value = line.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, '');
  if (FORBIDDEN_IN_VALUE.test(value))
    throw parseError('HPE_INVALID_HEADER_TOKEN', 'Invalid header value char');
  return [name, value];
}
