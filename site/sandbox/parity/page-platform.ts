/** The platform of the worker that runs the probes; imported before them, as the runner installs it before learner code. */
import { installPlatform } from '../platform/install.ts';
import type { Platform } from '../platform/platform.ts';
import { lockIntrinsics } from '../worker/lock-intrinsics.ts';

/** What no probe listened to; shown beside the answers when it happens. */
const post = globalThis.postMessage.bind(globalThis) as (message: unknown) => void;

export const platform: Platform = installPlatform({
  onConsole: () => {},
  onExit: (code) => post({ trouble: `process.exit(${code})` }),
  onFatal: (error, origin) => post({ trouble: `${origin}: ${(error as Error)?.stack ?? error}` }),
});

// As it is for learner code: what the lock takes away would show as a difference.
lockIntrinsics();
