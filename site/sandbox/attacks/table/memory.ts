/** More memory than there is. The browser ends the sandbox’s process for some of it; the page must live on. */
import type { Attack } from '../attack.ts';
import { harming } from '../compose.ts';

/** Time enough for the memory to run out, so that it is not mistaken for a loop. */
const patient = { silenceMs: 30_000, checkMs: 40_000, responseMs: 35_000, restarts: 1 } as const;
const harm = harming('memory');

/**
 * Ends when memory does, or when the patience does: a busy machine does not come to fill four gigabytes in half a minute, and no browser
 * says how much a worker holds that does not answer. The sentence about a loop names the memory, too.
 */
const bomb = (name: string, code: string): Attack =>
  harm(
    name,
    code,
    { state: 'failed', kinds: ['memory', 'loop'] },
    { limits: patient, ownPage: true },
  );

/** The engine refuses, or the loop is noticed first. */
const bounded = (name: string, code: string): Attack =>
  harm(
    name,
    code,
    { state: 'failed', kinds: ['expectation', 'loop', 'memory', 'no-answer'] },
    { ownPage: true },
  );

export const memory: readonly Attack[] = [
  bomb('arrays', 'const kept: unknown[] = []; for (;;) kept.push(new Array(2 ** 24).fill(0));'),
  bounded(
    'a Map',
    "const kept = new Map<number, unknown>(); for (let i = 0; ; i++) kept.set(i, { text: ['x', i] });",
  ),
  bounded(
    'buffers',
    'const kept: unknown[] = []; for (;;) kept.push(new ArrayBuffer(256 * 1024 * 1024));',
  ),
  bounded('one immense buffer', 'response.json({ length: Buffer.alloc(2 ** 40).length });'),
  bounded('text that doubles', "let text = 'x'; for (;;) text += text;"),
  bounded(
    'text that is kept',
    "const kept: string[] = []; for (;;) kept.push('x'.repeat(2 ** 20) + kept.length);",
  ),
  bounded(
    'the memory of WebAssembly',
    'const kept: unknown[] = []; for (;;) kept.push(new WebAssembly.Memory({ initial: 65_536 }));',
  ),
  bounded(
    'promises that never settle',
    'const kept: unknown[] = []; for (;;) kept.push(new Promise(() => {}).then(() => kept));',
  ),
  bounded('timers', 'for (;;) setTimeout(() => {}, 1_000_000);'),
  bounded(
    'blobs',
    "const kept: unknown[] = []; for (;;) kept.push(new Blob(['x'.repeat(2 ** 24)]));",
  ),
];
