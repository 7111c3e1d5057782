/** Puts a function of ours around a method, so that from outside it still looks like the one it stands for. */

/** A method of anything, called in any way. */
export type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Replaces `object[name]`, own or inherited, by what `around` makes of it. Name and length stay: Express tells error
 * handlers by their length, and learners see names in stacks.
 */
export function wrapMethod(
  object: object,
  name: string,
  around: (original: AnyFunction) => (this: never, ...args: never[]) => unknown,
): void {
  const original: unknown = Reflect.get(object, name);
  if (typeof original !== 'function') return;
  const wrapped = around(original as AnyFunction);
  for (const property of ['name', 'length'] as const) {
    Object.defineProperty(wrapped, property, { value: original[property], configurable: true });
  }
  const own = Object.getOwnPropertyDescriptor(object, name);
  Object.defineProperty(object, name, {
    configurable: true,
    enumerable: own?.enumerable ?? false,
    writable: true,
    value: wrapped,
  });
}
