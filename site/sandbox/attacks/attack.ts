/** What an attack is: learner code that tries something, and the end that it must come to. */
import type { Files, Limits, RunOrder } from '../../../checks/runner/host.ts';
import type { FailureKind } from '../../../checks/runner/report.ts';

/** What an attack is after. */
export type Theme =
  | 'network'
  | 'storage'
  | 'page'
  | 'messages'
  | 'results'
  | 'loops'
  | 'memory'
  | 'output'
  | 'pollution'
  | 'depth';

/** How the run must end for the attack to count as stopped. */
export interface End {
  /** `answered` and `refused` are ends of a single request to an open app. */
  readonly state: 'passed' | 'failed' | 'broken' | 'answered' | 'refused';
  /** With a failure: every failure of the run is of one of these kinds, and there is one. */
  readonly kinds?: readonly FailureKind[];
}

/** One attempt of hostile code, and what must come of it. */
export interface Attack {
  readonly theme: Theme;
  /** What it tries, as a noun phrase; unique. */
  readonly name: string;
  /** The learner's `app.ts`. `trap` is declared before it: addresses at which every packet is counted. */
  readonly app: string;
  /** More files of the learner's, or others in the place of the usual ones. */
  readonly files?: Files;
  /** The tests of the check file; without them, one request is sent to the open app. */
  readonly checks?: string;
  /** The request that is sent to the open app. */
  readonly path?: string;
  readonly limits?: Partial<Limits>;
  readonly end: End;
  /** The sandbox's process dies of it, and the browser's tools take the page for dead too: it gets a page of its own. */
  readonly ownPage?: boolean;
}

/** Addresses on this machine that nobody but an attack asks for. */
export interface TrapAddresses {
  /** An HTTP and WebSocket server, such as `http://127.0.0.1:4000`. */
  readonly http: string;
  /** Host and port of a UDP socket, as in `stun:127.0.0.1:4000`. */
  readonly udp: string;
  /** The page's own server. */
  readonly site: string;
}

const server = "import { app } from './app.ts';\n\napp.listen(3000);\n";

/** The learner's files. */
export function filesOf(attack: Attack, trap: TrapAddresses): Files {
  const app = `const trap = ${JSON.stringify(trap)};\n${attack.app}`;
  return { 'app.ts': app, 'server.ts': server, ...attack.files };
}

/** An order to check `files`. */
export function orderOf(
  files: Files,
  checks: string,
  limits: Partial<Limits> | undefined,
): RunOrder {
  return {
    step: '01.1',
    check: {
      path: 'checks/01-models/01-first.check.ts',
      source: `import { expect, test } from 'vitest';\nimport { explain, importFile, startApp } from '#kit';\n${checks}`,
    },
    files,
    ...(limits === undefined ? {} : { limits }),
  };
}
