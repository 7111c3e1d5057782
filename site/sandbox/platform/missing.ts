/** Stands in for a module of Node's library that no reachable path needs. */

/** Anything read from it is a function that names the module when called, so that an overlooked path is found at once. */
export function missingModule(id: string): object {
  return new Proxy(
    {},
    {
      get(_target, key) {
        if (typeof key === 'symbol' || key === '__esModule' || key === 'default' || key === 'then')
          return undefined;
        return () => {
          throw new Error(
            `${key} of Node's internal module ${id} is not part of this browser runtime. This is a fault of the runtime, not of your code.`,
          );
        };
      },
    },
  );
}
