/**
 * Locks what the language itself provides, before any learner code runs. The runner and the code under test share one realm: a replaced
 * `Object.is` or `Map.prototype.get`, or a property put on every object, would decide what the checks find.
 *
 * What stays open: code that is meant to be replaced (timers, `Date`, `console`, `fetch`, `Math.random`), everything of Node's, new
 * properties of integers, dates and errors (`BigInt.prototype.toJSON`), and the usual assignments to objects that merely inherit.
 */

/** Objects of the language whose global names are locked as well. `Date` is left out: fake clocks replace it. */
const LANGUAGE = [
  'Object',
  'Function',
  'Array',
  'Number',
  'Boolean',
  'String',
  'Symbol',
  'BigInt',
  'Promise',
  'RegExp',
  'Error',
  'AggregateError',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
  'JSON',
  'Math',
  'Reflect',
  'Proxy',
  'Map',
  'Set',
  'WeakMap',
  'WeakSet',
  'WeakRef',
  'FinalizationRegistry',
  'Iterator',
  'ArrayBuffer',
  'DataView',
  'Uint8Array',
  'Int8Array',
  'Uint8ClampedArray',
  'Uint16Array',
  'Int16Array',
  'Uint32Array',
  'Int32Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
  'eval',
  'isNaN',
  'isFinite',
  'parseInt',
  'parseFloat',
  'encodeURI',
  'encodeURIComponent',
  'decodeURI',
  'decodeURIComponent',
];

/** Classes of the browser that the kit, the runner or the way to the page use. */
const BROWSER = [
  'AbortController',
  'AbortSignal',
  'Event',
  'EventTarget',
  'Headers',
  'MessageChannel',
  'MessageEvent',
  'MessagePort',
  'TextDecoder',
  'TextEncoder',
  'URL',
  'URLSearchParams',
];

/** Properties that programs set on these objects themselves. */
const SETTABLE: ReadonlyMap<object, readonly PropertyKey[]> = new Map<object, PropertyKey[]>([
  [Error, ['stackTraceLimit', 'prepareStackTrace']],
  [Math, ['random']],
  [Date, ['now']],
]);

/**
 * Data properties that programs set on objects which inherit them. A locked one could not be set there either, so it becomes an accessor
 * that takes the assignment to the object at hand.
 */
const INHERITED: ReadonlyMap<object, readonly PropertyKey[]> = new Map<object, PropertyKey[]>([
  [
    Object.prototype,
    [
      'toString',
      'toLocaleString',
      'valueOf',
      'hasOwnProperty',
      'isPrototypeOf',
      'propertyIsEnumerable',
    ],
  ],
  // superagent gives its request function a `bind` of its own.
  [Function.prototype, ['toString', 'apply', 'bind', 'call']],
  // Its cookie jar gives arrays a text of their own.
  [Array.prototype, ['toString', 'toLocaleString']],
  [Promise.prototype, ['then', 'catch', 'finally']],
  [RegExp.prototype, ['exec', 'test', 'toString']],
  [Date.prototype, ['toString', 'toJSON', 'valueOf']],
  [Error.prototype, ['toString']],
]);

/**
 * Whether a property is set on inheriting objects too, but read as data by Node's `inspect`. It stays writable: nothing calls it, and
 * without a getter it leads nobody anywhere. (Arrays and promises do call their constructor, when they make others of their kind.)
 */
const isOpenData = (owner: object, key: PropertyKey): boolean =>
  (owner === Object.prototype && key === 'constructor') ||
  ((owner === Error.prototype || owner instanceof Error) &&
    (key === 'constructor' || key === 'name' || key === 'message'));

/**
 * What programs add `toJSON` and the like to. All other objects are frozen whole, which is not only stricter: the engine keeps its short
 * ways for arrays, iteration and promises when their prototypes are frozen, and gives them up when single properties are redefined.
 */
const isExtensible = (object: object): boolean =>
  object === BigInt.prototype ||
  object === Date.prototype ||
  object === Error.prototype ||
  object instanceof Error ||
  SETTABLE.has(object);

type Named = Record<string, unknown>;

/** Everything that the named objects lead to by properties, accessors and prototypes. */
function reachable(names: readonly string[]): Set<object> {
  const found = new Set<object>();
  const open: unknown[] = names.map((name) => (globalThis as unknown as Named)[name]);
  // No global name leads to these.
  open.push(Object.getPrototypeOf(async () => {}));
  open.push(Object.getPrototypeOf(async function* () {}));
  open.push(Object.getPrototypeOf(function* () {}));
  for (const list of [[], new Map(), new Set()]) open.push(Object.getPrototypeOf(list.values()));
  open.push(Object.getPrototypeOf(''[Symbol.iterator]()), Object.getPrototypeOf(''.matchAll(/a/g)));
  while (open.length > 0) {
    const object = open.pop();
    if ((typeof object !== 'object' && typeof object !== 'function') || object === null) continue;
    if (object === globalThis || found.has(object)) continue;
    found.add(object);
    open.push(Object.getPrototypeOf(object));
    for (const descriptor of Object.values(Object.getOwnPropertyDescriptors(object))) {
      open.push(descriptor.value, descriptor.get, descriptor.set);
    }
    for (const key of Object.getOwnPropertySymbols(object)) {
      const descriptor = Object.getOwnPropertyDescriptor(object, key);
      open.push(descriptor?.value, descriptor?.get, descriptor?.set);
    }
  }
  return found;
}

/** An accessor that answers with `value`, and takes assignments to objects other than `owner`. */
function inheritable(owner: object, key: PropertyKey, value: unknown): PropertyDescriptor {
  return {
    configurable: false,
    enumerable: false,
    get: Object.freeze(() => value),
    set: Object.freeze(function set(this: object, next: unknown) {
      if (this === owner)
        throw new TypeError(`Cannot assign to read only property '${String(key)}'`);
      Object.defineProperty(this, key, {
        value: next,
        writable: true,
        enumerable: true,
        configurable: true,
      });
    }),
  };
}

function takeAssignments(owner: object): void {
  for (const key of INHERITED.get(owner) ?? []) {
    const descriptor = Object.getOwnPropertyDescriptor(owner, key);
    if (descriptor?.configurable && 'value' in descriptor) {
      Object.defineProperty(owner, key, inheritable(owner, key, descriptor.value));
    }
  }
}

function lockProperty(owner: object, key: PropertyKey): void {
  const descriptor = Object.getOwnPropertyDescriptor(owner, key);
  if (!descriptor?.configurable || SETTABLE.get(owner)?.includes(key)) return;
  const staysWritable = !('value' in descriptor) || isOpenData(owner, key);
  Object.defineProperty(
    owner,
    key,
    staysWritable ? { configurable: false } : { configurable: false, writable: false },
  );
}

/** Call once, when nothing of the bundle has prototypes left to change. */
export function lockIntrinsics(): void {
  for (const object of reachable([...LANGUAGE, ...BROWSER, 'Date'])) {
    takeAssignments(object);
    const keys = Reflect.ownKeys(object);
    if (isExtensible(object) || keys.some((key) => isOpenData(object, key))) {
      for (const key of keys) lockProperty(object, key);
      if (!isExtensible(object)) Object.preventExtensions(object);
    } else {
      Object.freeze(object);
    }
  }
  for (const name of LANGUAGE) {
    Object.defineProperty(globalThis, name, { configurable: false, writable: false });
  }
}
