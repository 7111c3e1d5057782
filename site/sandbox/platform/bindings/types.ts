/** `internalBinding('types')`: what a value really is, asked through its internal slots where the language lets us. */

type Test = (value: unknown) => boolean;

const isObject = (value: unknown): value is object =>
  value !== null && (typeof value === 'object' || typeof value === 'function');

const tagOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

/** True when the method, which throws on a foreign receiver, accepts the value. */
function accepts(method: (this: unknown) => unknown): Test {
  return (value) => {
    if (!isObject(value)) return false;
    try {
      method.call(value);
      return true;
    } catch {
      return false;
    }
  };
}

function getter(prototype: object, key: PropertyKey): (this: unknown) => unknown {
  const get = Object.getOwnPropertyDescriptor(prototype, key)?.get;
  if (!get) throw new Error(`The engine should have a getter ${String(key)} here.`);
  return get as (this: unknown) => unknown;
}

const weakMapHas = WeakMap.prototype.has;
const weakSetHas = WeakSet.prototype.has;

const isNumberObject = accepts(Number.prototype.valueOf as () => unknown);
const isStringObject = accepts(String.prototype.valueOf as () => unknown);
const isBooleanObject = accepts(Boolean.prototype.valueOf as () => unknown);
const isSymbolObject = accepts(Symbol.prototype.valueOf as () => unknown);
const isBigIntObject = accepts(BigInt.prototype.valueOf as () => unknown);
const isArrayBuffer = accepts(getter(ArrayBuffer.prototype, 'byteLength'));
const isSharedArrayBuffer: Test =
  typeof SharedArrayBuffer === 'undefined'
    ? () => false
    : accepts(getter(SharedArrayBuffer.prototype, 'byteLength'));
const acceptsRegExp = accepts(getter(RegExp.prototype, 'global'));

/** `Error.isError` where the engine has it (a realm-proof test), `instanceof` elsewhere. */
const isError = (Error as { isError?: Test }).isError ?? ((value) => value instanceof Error);

export const types = {
  isExternal: () => false,
  isDate: accepts(Date.prototype.getTime as () => unknown),
  isArgumentsObject: (value: unknown) =>
    isObject(value) && !(Symbol.toStringTag in value) && tagOf(value) === 'Arguments',
  isBigIntObject,
  isBooleanObject,
  isNumberObject,
  isStringObject,
  isSymbolObject,
  isBoxedPrimitive: (value: unknown) =>
    isNumberObject(value) ||
    isStringObject(value) ||
    isBooleanObject(value) ||
    isBigIntObject(value) ||
    isSymbolObject(value),
  isNativeError: isError,
  isRegExp: (value: unknown) => value !== RegExp.prototype && acceptsRegExp(value),
  isAsyncFunction: (value: unknown) => typeof value === 'function' && /^Async/.test(tagOf(value)),
  isGeneratorFunction: (value: unknown) =>
    typeof value === 'function' && /GeneratorFunction$/.test(tagOf(value)),
  isGeneratorObject: (value: unknown) => isObject(value) && tagOf(value) === 'Generator',
  isPromise: (value: unknown) => value instanceof Promise,
  isMap: accepts(getter(Map.prototype, 'size')),
  isSet: accepts(getter(Set.prototype, 'size')),
  isMapIterator: (value: unknown) => isObject(value) && tagOf(value) === 'Map Iterator',
  isSetIterator: (value: unknown) => isObject(value) && tagOf(value) === 'Set Iterator',
  isWeakMap: accepts(function (this: unknown) {
    return weakMapHas.call(this as WeakMap<object, unknown>, {});
  }),
  isWeakSet: accepts(function (this: unknown) {
    return weakSetHas.call(this as WeakSet<object>, {});
  }),
  isArrayBuffer,
  isSharedArrayBuffer,
  isAnyArrayBuffer: (value: unknown) => isArrayBuffer(value) || isSharedArrayBuffer(value),
  isDataView: accepts(getter(DataView.prototype, 'byteLength')),
  // The language hides whether an object is a proxy.
  isProxy: () => false,
  isModuleNamespaceObject: (value: unknown) => isObject(value) && tagOf(value) === 'Module',
  isEventTarget: (value: unknown) => value instanceof EventTarget,
};
