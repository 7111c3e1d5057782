/** What the kit needs from whoever runs the check: the runner core, or plain Vitest. One at a time in a thread. */
import type { ModuleNamespace, RealTimers } from '../runner/environment.ts';

/** What the runner lends to the kit for one run. */
export interface KitContext {
  readonly timers: RealTimers;
  /** Longest time the client waits for a complete response, and `startApp` for a listening server; ms. */
  readonly responseMs: number;
  /**
   * Evaluates a learner's file in a module graph of its own.
   * @param graph names a module graph that several calls share, and with it all state
   * @throws {Fault} when it cannot be loaded; what its code throws passes through.
   */
  importFile(path: string, graph?: object): Promise<ModuleNamespace>;
  /**
   * Called with each error that escapes the learner's code, so that what waits for an answer need not wait
   * until its time is up. The returned function takes the listener away.
   */
  onEscape(listener: (error: Error) => void): () => void;
  /** The database of a step that has one; emptied before each check. Never one that holds anything of value. */
  readonly databaseUrl?: string;
  /** Told before each request: names the one during which the app never gave control back. */
  requesting(request: string): void;
}

// A property of the global object, because the kit may exist twice: inside the runner's bundle and as `#kit` on disk.
const slot = globalThis as typeof globalThis & { groundworkKit?: KitContext };

/** Gives the kit its context, for all checks that run in this thread from now on. */
export function provideKitContext(context: KitContext): void {
  slot.groundworkKit = context;
}

/** Takes the context back: the run is over. */
export function withdrawKitContext(): void {
  Reflect.deleteProperty(slot, 'groundworkKit');
}

/** The context, when one was provided. */
export function providedKitContext(): KitContext | undefined {
  return slot.groundworkKit;
}

/** @throws {Error} when no context was provided. */
export function kitContext(): KitContext {
  if (slot.groundworkKit === undefined) {
    throw new Error(
      'The kit was used outside a check run: import `#kit` in a *.check.ts file and run it with `npx groundwork check`, or with Vitest and checks/vitest.config.ts.',
    );
  }
  return slot.groundworkKit;
}
