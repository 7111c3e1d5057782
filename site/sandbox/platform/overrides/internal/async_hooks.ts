/** Async ids and hooks: nothing here creates resources that a hook could watch, the async frame does the work of `AsyncLocalStorage`. */

export const symbols = {
  async_id_symbol: Symbol('asyncId'),
  trigger_async_id_symbol: Symbol('triggerAsyncId'),
  owner_symbol: Symbol('owner'),
  init_symbol: Symbol('init'),
  before_symbol: Symbol('before'),
  after_symbol: Symbol('after'),
  destroy_symbol: Symbol('destroy'),
  promise_resolve_symbol: Symbol('promiseResolve'),
};

/** Positions in the hook counters. */
export const constants = {
  kInit: 0,
  kBefore: 1,
  kAfter: 2,
  kDestroy: 3,
  kPromiseResolve: 4,
  kTotals: 5,
};

let ids = 1;
const hooks: unknown[] = [];
const counters = new Uint32Array(6);

/** Calls `block`; the trigger id has no reader here. */
export const defaultTriggerAsyncIdScope = <A extends unknown[], R>(
  _id: unknown,
  block: (...args: A) => R,
  ...args: A
): R => block(...args);

export const newAsyncId = (): number => ++ids;
export const getOrSetAsyncId = newAsyncId;
export const getDefaultTriggerAsyncId = (): number => 0;
export const executionAsyncId = (): number => 1;
export const triggerAsyncId = (): number => 0;
export const executionAsyncResource = (): object => ({});
export const hasAsyncIdStack = (): boolean => false;
export const enabledHooksExist = (): boolean => false;
export const initHooksExist = (): boolean => false;
export const destroyHooksExist = (): boolean => false;
export const getHookArrays = (): [unknown[], Uint32Array] => [hooks, counters];
export function enableHooks(): void {}
export function disableHooks(): void {}
export function updatePromiseHookMode(): void {}
export function registerDestroyHook(): void {}
export function emitInit(): void {}
export function emitBefore(): void {}
export function emitAfter(): void {}
export function emitDestroy(): void {}
export function clearAsyncIdStack(): void {}
/** What `async_hooks.asyncWrapProviders` shows. */
export const asyncWrap = { Providers: {} };
