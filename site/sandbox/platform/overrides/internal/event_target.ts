/** The browser's own EventTarget, where Node's library expects its own. */

const { Event, EventTarget } = globalThis;

export const kWeakHandler = Symbol('kWeakHandler');
export const kResistStopPropagation = Symbol('kResistStopPropagation');
export const kEvents = Symbol('kEvents');
export const kCreateEvent = Symbol('kCreateEvent');
export const kNewListener = Symbol('kNewListener');
export const kRemoveListener = Symbol('kRemoveListener');
export const kTrustEvent = Symbol('kTrustEvent');
export const kMaxEventTargetListeners = Symbol('kMaxEventTargetListeners');
export const kMaxEventTargetListenersWarned = Symbol('kMaxEventTargetListenersWarned');

export const isEventTarget = (value: unknown): boolean => value instanceof EventTarget;
export const isNodeEventTarget = (): boolean => false;
export function initEventTarget(): void {}
export function defineEventHandler(): void {}
export { Event, EventTarget, EventTarget as NodeEventTarget };
