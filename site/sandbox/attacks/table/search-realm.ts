/** Learner code that looks through everything that can be reached from the global object. */

/**
 * Declares `foundFunctions`: the engine's own functions of one of these names, wherever they are kept. Getters are asked too, and
 * prototypes, constructors and symbols are followed.
 */
export const searchRealm = (names: readonly string[]): string => `
const wantedNames = new Set(${JSON.stringify(names)});
const foundFunctions: any[] = [];
const seenObjects = new Set<unknown>();
const openObjects: any[] = [globalThis, (async () => {}).constructor, (function* () {}).constructor, process, new Error()];
while (openObjects.length > 0 && seenObjects.size < 60_000) {
  const object = openObjects.pop();
  if ((typeof object !== 'object' && typeof object !== 'function') || object === null || seenObjects.has(object)) continue;
  seenObjects.add(object);
  if (typeof object === 'function' && wantedNames.has(object.name) && Function.prototype.toString.call(object).includes('[native code]')) foundFunctions.push(object);
  try {
    openObjects.push(Object.getPrototypeOf(object));
    for (const key of Reflect.ownKeys(object)) {
      const { value, get, set } = Object.getOwnPropertyDescriptor(object, key)!;
      openObjects.push(value, get, set);
      if (get && key !== 'caches' && key !== 'indexedDB') { for (const self of [object, globalThis]) { try { const got = get.call(self); if (got instanceof Promise) got.catch(() => {}); openObjects.push(got); } catch {} } }
    }
  } catch {}
}`;
