/** `internalBinding('util')`: looking into values for `util.inspect` and its friends. */
import { types } from './types.ts';
import { uv } from './uv.ts';

const ONLY_ENUMERABLE = 2;
const SKIP_SYMBOLS = 16;

const isArrayIndex = (key: string): boolean =>
  /^(0|[1-9]\d*)$/.test(key) && Number(key) < 2 ** 32 - 1;

function getOwnNonIndexProperties(value: object, filter: number): PropertyKey[] {
  return Reflect.ownKeys(value).filter((key) => {
    if (typeof key === 'string' ? isArrayIndex(key) : filter & SKIP_SYMBOLS) return false;
    return !(filter & ONLY_ENUMERABLE) || Object.prototype.propertyIsEnumerable.call(value, key);
  });
}

/** The entries of a map or set, flat; an iterator cannot be read without moving it, so it shows none. */
function previewEntries(value: object, isIterator?: boolean): unknown {
  const entries: unknown[] = [];
  const keyed = types.isMap(value);
  if (keyed) for (const [key, item] of value as Map<unknown, unknown>) entries.push(key, item);
  else if (types.isSet(value)) entries.push(...(value as Set<unknown>));
  return isIterator ? [entries, keyed] : entries;
}

function getConstructorName(value: object): string {
  for (let at: object | null = value; at; at = Object.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, 'constructor')?.value as unknown;
    if (typeof found === 'function' && found.name) return found.name;
  }
  return '';
}

/** The `.env` format: `KEY=value`, `export`, quotes, comments. */
function parseEnv(content: string): Record<string, string> {
  const found: Record<string, string> = {};
  const line =
    /^\s*(?:export\s+)?([\w.-]+)\s*=\s*(?:'([^']*)'|"([^"]*)"|`([^`]*)`|([^\n#]*))?[^\n]*$/gm;
  for (const [, key, single, double, back, bare] of content.matchAll(line))
    if (key) found[key] = single ?? double?.replaceAll('\\n', '\n') ?? back ?? bare?.trim() ?? '';
  return found;
}

/** A reference that `incRef` makes strong. */
class WeakReference<T extends object> {
  #weak: WeakRef<T>;
  #strong: T | undefined;
  #count = 0;

  constructor(value: T) {
    this.#weak = new WeakRef(value);
  }

  get(): T | undefined {
    return this.#weak.deref();
  }

  incRef(): void {
    this.#count++;
    this.#strong = this.get();
  }

  decRef(): void {
    if (--this.#count === 0) this.#strong = undefined;
  }

  /** Keeps the compiler from dropping the field that keeps the value alive. */
  get isStrong(): boolean {
    return this.#strong !== undefined;
  }
}

/** A symbol for every name that is asked for, the same each time. */
function symbolsOnDemand(): Readonly<Record<string, symbol>> {
  const known = new Map<PropertyKey, symbol>();
  return new Proxy<Record<string, symbol>>(
    {},
    {
      get(_target, name) {
        const symbol = known.get(name) ?? Symbol(String(name));
        known.set(name, symbol);
        return symbol;
      },
    },
  );
}

/** Adds getters that load a module when first read. Node's library passes its own `require` result by id. */
type LazyLoad = (id: string) => Record<string, unknown>;

export const makeUtil = (load: LazyLoad) => ({
  constants: {
    ALL_PROPERTIES: 0,
    ONLY_WRITABLE: 1,
    ONLY_ENUMERABLE,
    ONLY_CONFIGURABLE: 4,
    SKIP_STRINGS: 8,
    SKIP_SYMBOLS,
    kPending: 0,
    kFulfilled: 1,
    kRejected: 2,
    kExiting: 0,
    kExitCode: 1,
    kHasExitCode: 2,
    kDisallowCloneAndTransfer: 0,
    kTransferable: 1,
    kCloneable: 2,
  },
  getOwnNonIndexProperties,
  // The language tells nobody how a promise stands or what a proxy hides.
  getPromiseDetails: () => [0, undefined],
  getProxyDetails: () => undefined,
  getCallerLocation: () => undefined,
  previewEntries,
  getConstructorName,
  getExternalValue: () => 0n,
  isInsideNodeModules: () => false,
  guessHandleType: () => 'PIPE',
  sleep() {},
  isConstructor(value: unknown) {
    try {
      Reflect.construct(Object, [], value as new () => unknown);
      return true;
    } catch {
      return false;
    }
  },
  constructSharedArrayBuffer: (size: number) => new SharedArrayBuffer(size),
  getSystemErrorName: uv.errname,
  getSystemErrorMessage: uv.getErrorMessage,
  getCallSites: () => [],
  parseEnv,
  arrayBufferViewHasBuffer: () => true,
  isArrayBufferDetached: (buffer: ArrayBuffer) => buffer.detached,
  defineLazyProperties(target: object, id: string, keys: readonly string[], enumerable = true) {
    for (const key of keys) {
      Object.defineProperty(target, key, {
        configurable: true,
        enumerable,
        get: () => load(id)[key],
        set(value: unknown) {
          Object.defineProperty(target, key, {
            configurable: true,
            enumerable,
            writable: true,
            value,
          });
        },
      });
    }
  },
  privateSymbols: symbolsOnDemand(),
  shouldAbortOnUncaughtToggle: [0],
  WeakReference,
});
