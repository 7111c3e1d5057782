/** What a learner's functions and classes look like to a recording. */

/** A function, as far as it is read here. */
export interface Named {
  readonly name: string;
}
/** A function with a prototype. */
export interface WithPrototype extends Named {
  readonly prototype: object;
}

/** What a generator gives, as far as it is read here. */
export interface Yielded {
  readonly done?: boolean;
}

/** Lets a fake stand in for a provider. */
export type Override = (provider: unknown, fake: unknown, ...rest: unknown[]) => unknown;

/** One call of a generator. */
export type Step = (
  generator: object,
  value: unknown,
  next: () => Promise<Yielded>,
) => Promise<Yielded>;

const generatorFunction = Object.getPrototypeOf(async function* () {}) as object;

/** Whether it gives a resource. */
export function isGeneratorFunction(value: Named): value is WithPrototype {
  return Object.prototype.isPrototypeOf.call(generatorFunction, value);
}

/** A class that opens providers and closes them again. */
export function isRuntime(value: Named): value is WithPrototype {
  const { prototype } = value as { readonly prototype?: { use?: unknown; close?: unknown } };
  return typeof prototype?.use === 'function' && typeof prototype.close === 'function';
}

/** A class whose objects have a `use` of their own. */
export function isFieldRuntime(value: Named): boolean {
  return /^class\b[\s\S]*[\s;{]use\s*=[^=]/.test(Function.prototype.toString.call(value));
}
