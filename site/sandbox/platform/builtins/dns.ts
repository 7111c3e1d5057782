/** `node:dns`: every name that can be reached is this worker. */
import { isIP } from 'node:net';
import { errorNumber } from '../bindings/uv.ts';
import { isLoopback } from '../net/ports.ts';
import { nextTick } from '../timers/ticks.ts';

type Answer = { address: string; family: number };
type Done = (error: Error | null, address?: string | Answer[], family?: number) => void;
interface LookupOptions {
  all?: boolean;
  family?: number | string;
}

function find(host: string, options: LookupOptions): Answer {
  if (isIP(host)) return { address: host, family: isIP(host) };
  if (!isLoopback(host)) {
    throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), {
      errno: errorNumber('ENOTFOUND'),
      code: 'ENOTFOUND',
      syscall: 'getaddrinfo',
      hostname: host,
    });
  }
  const six = options.family === 6 || options.family === 'IPv6';
  return six ? { address: '::1', family: 6 } : { address: '127.0.0.1', family: 4 };
}

export function lookup(host: string, ...rest: unknown[]): void {
  const done = rest.at(-1) as Done;
  const options: LookupOptions =
    typeof rest[0] === 'object' ? (rest[0] as LookupOptions) : { family: Number(rest[0]) || 0 };
  nextTick(() => {
    let answer: Answer;
    try {
      answer = find(host, options);
    } catch (error) {
      done(error as Error);
      return;
    }
    if (options.all) done(null, [answer]);
    else done(null, answer.address, answer.family);
  });
}

export const promises = {
  lookup: async (host: string, options: LookupOptions = {}): Promise<Answer | Answer[]> => {
    const answer = find(host, options);
    return options.all ? [answer] : answer;
  },
};

/** Looking up records needs a name server. */
export function resolve(host: string, ...rest: unknown[]): void {
  const done = rest.at(-1) as Done;
  const error = Object.assign(new Error(`queryA ENOTFOUND ${host}`), {
    code: 'ENOTFOUND',
    syscall: 'queryA',
    hostname: host,
  });
  nextTick(() => done(error));
}
