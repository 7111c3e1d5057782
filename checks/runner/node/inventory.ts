/**
 * Tells whether a run changed anything that the next run in the same process would find: a global, a property of a
 * built-in prototype, of `process`, of Node's modules or of a package, an entry of a map among them.
 */

/** One object as it was: its prototype, its own properties, and what it holds as a collection. */
interface Entry {
  readonly prototype: object | null;
  readonly properties: Readonly<Record<PropertyKey, PropertyDescriptor>>;
  readonly keys: readonly PropertyKey[];
  readonly content: readonly unknown[];
}

export class Inventory {
  readonly #entries = new Map<object, Entry>();
  /** How each object was reached, for `changes`. */
  readonly #names = new Map<object, string>();

  /**
   * Writes down everything that can be reached from `roots` through properties, prototypes, maps and sets. Getters
   * are not called. What only a closure knows stays unseen.
   */
  constructor(roots: Readonly<Record<string, unknown>>) {
    const queue: [string, unknown][] = Object.entries(roots);
    for (const [name, value] of queue) {
      if (!isObject(value) || this.#entries.has(value)) continue;
      const entry = entryOf(value);
      this.#entries.set(value, entry);
      this.#names.set(value, name);
      queue.push([`${name}'s prototype`, entry.prototype]);
      for (const key of entry.keys) {
        const { value: held, get, set } = entry.properties[key] as PropertyDescriptor;
        queue.push([`${name}.${String(key)}`, held], [`${name}.${String(key)}`, get]);
        queue.push([`${name}.${String(key)}`, set]);
      }
      for (const held of entry.content) queue.push([`an entry of ${name}`, held]);
    }
  }

  /**
   * Where something is not as it was, in words such as `global.process.title`; the first few of them.
   * @param except names of what may change
   */
  changes(except: readonly RegExp[], most = 5): string[] {
    const changes: string[] = [];
    for (const [object, before] of this.#entries) {
      for (const change of differences(before, entryOf(object))) {
        const name = `${this.#names.get(object)}${change}`;
        if (!except.some((pattern) => pattern.test(name))) changes.push(name);
      }
      if (changes.length >= most) break;
    }
    return changes.slice(0, most);
  }
}

function* differences(before: Entry, now: Entry): Generator<string> {
  if (before.prototype !== now.prototype) yield "'s prototype";
  for (const key of now.keys) {
    const [then, is] = [before.properties[key], now.properties[key]];
    if (then?.get !== is?.get || then?.set !== is?.set || !Object.is(then?.value, is?.value)) {
      yield `.${String(key)}`;
    }
  }
  for (const key of before.keys) {
    if (now.properties[key] === undefined) yield `.${String(key)}`;
  }
  if (!sameContent(before.content, now.content)) yield ' (its entries)';
}

function sameContent(before: readonly unknown[], now: readonly unknown[]): boolean {
  return (
    before.length === now.length && now.every((value, index) => Object.is(value, before[index]))
  );
}

function entryOf(object: object): Entry {
  // The bytes of a buffer are data, and there can be millions of them.
  const properties = ArrayBuffer.isView(object) ? {} : Object.getOwnPropertyDescriptors(object);
  return {
    prototype: Object.getPrototypeOf(object),
    properties: properties as Entry['properties'],
    keys: Reflect.ownKeys(properties),
    content: contentOf(object),
  };
}

function contentOf(object: object): readonly unknown[] {
  try {
    if (object instanceof Map) return [...object].flat();
    return object instanceof Set ? [...object] : [];
  } catch {
    return []; // Node's `process.allowedNodeEnvironmentFlags` is a set that has no content until it is asked for.
  }
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
