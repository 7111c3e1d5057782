import type { Fault } from './world.ts';

const refuse = (what: string) => `Object.defineProperty(globalThis, '${what}', {
  get() { throw new DOMException('Refused by the test.', 'SecurityError'); } });`;

const THROWS = `IDBFactory.prototype.open = () => { throw new DOMException('Refused by the test.', 'SecurityError'); };`;
const MISSING = `Object.defineProperty(globalThis, 'indexedDB', { value: undefined });`;
const BREAKS = `IDBObjectStore.prototype.put = () => { throw new DOMException('Broken by the test.', 'UnknownError'); };`;

/** The browser keeps nothing, or only a part of it, from the start. */
export const blockedStorage: Fault = {
  name: 'the storage is blocked',
  weight: 4,
  async play(round) {
    const { random } = round;
    const before = [random.pick([THROWS, MISSING, BREAKS])];
    const without = {
      localStorage: random.chance(0.4),
      sessionStorage: random.chance(0.4),
    };
    for (const [name, refused] of Object.entries(without)) if (refused) before.push(refuse(name));
    if (random.chance(0.3)) before.push("Reflect.deleteProperty(globalThis, 'BroadcastChannel');");
    const tab = await round.open(before.join('\n'));
    await round.typeFor(tab, random.between(300, 900));
    await tab.check();
    await round.expectTrouble(tab, ['blocked', 'unknown']);
    // Where at least the journal works, the next visit has all of it, export or not.
    if (!without.localStorage) round.safe.length = 0;
    await tab.crash();
  },
};

const SILENT = `
  const listen = EventTarget.prototype.addEventListener;
  // Opening never ends, well or badly.
  IDBOpenDBRequest.prototype.addEventListener = function (type, ...rest) {
    if (type !== 'success' && type !== 'error') listen.call(this, type, ...rest);
  };`;

/** The storage never answers: nothing may hang. */
export const silentStorage: Fault = {
  name: 'the storage is silent',
  weight: 0.4,
  async play(round) {
    const tab = await round.open(SILENT);
    await round.typeFor(tab, round.random.between(300, 900));
    await round.expectTrouble(tab, ['silent']);
    round.safe.length = 0;
    await tab.crash();
  },
};
