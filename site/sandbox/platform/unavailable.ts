/** What a browser cannot give: it imports fine, and says on use what it is and what to do instead. */

/** Node's code for a feature that the platform lacks. */
const CODE = 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM';

/** The error that `what` throws here. `instead` completes the sentence "...: <instead>." */
export function unavailableError(what: string, instead: string): Error {
  return Object.assign(new Error(`${what} does not exist in the page: ${instead}.`), {
    code: CODE,
  });
}

/** A function, callable and constructible, that throws the sentence. */
export function unavailable(what: string, instead: string): new (...args: unknown[]) => never {
  const refuse = function refuse(): never {
    throw unavailableError(what, instead);
  };
  return refuse as unknown as new (
    ...args: unknown[]
  ) => never;
}

/** Several of a module at once. */
export function unavailableMembers<const Names extends readonly string[]>(
  module: string,
  names: Names,
  instead: string,
): Record<Names[number], new (...args: unknown[]) => never> {
  return Object.fromEntries(
    names.map((name) => [name, unavailable(`${module} ${name}()`, instead)]),
  ) as Record<Names[number], new (...args: unknown[]) => never>;
}
