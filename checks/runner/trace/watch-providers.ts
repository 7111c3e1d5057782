/**
 * Records providers as they are opened and torn down. The course's runtime of dependencies is the learner's own code: a class
 * with `use(provider)` and `close()`, whose providers are plain functions or async generator functions that yield once. So the
 * class's `use` is wrapped to hear of each provider, and of a generator function its own prototype, which all of its
 * generators inherit from. The language's own prototypes stay as they are.
 */
import type { Place } from '../place.ts';
import type { Declaration, Declared } from './declarations.ts';
import { type OpenSpan, traceError } from './open-request.ts';
import type { Recorder } from './recorder.ts';
import { wrapMethod } from './wrap-method.ts';

/** From now on, what the learner's files declare is watched. */
export function watchProviders(recorder: Recorder): void {
  const providers = new Providers(recorder);
  const declared: Declared = (file, declarations) => {
    for (const each of declarations) providers.declared(file, each);
  };
  Object.defineProperty(globalThis, '$declared', { value: declared, configurable: true });
}

class Providers {
  readonly #recorder: Recorder;
  readonly #places = new WeakMap<object, Place>();
  /** Prototypes that were wrapped. */
  readonly #wrapped = new WeakSet<object>();
  /** The span of each generator that runs. */
  readonly #spans = new WeakMap<object, OpenSpan>();
  /** What each context was asked for already. */
  readonly #asked = new WeakMap<object, WeakSet<object>>();
  /** The promise that stands for one that `use` gave. The same for the same, as contexts keep them. */
  readonly #watched = new WeakMap<object, Promise<unknown>>();

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  declared(file: string, [, line, value]: Declaration): void {
    if (typeof value !== 'function') return;
    this.#places.set(value, { file, line, column: 1 });
    const named: Named = value;
    if (isGeneratorFunction(named)) this.#watchGenerators(named);
    else if (isRuntime(named)) this.#watchRuntime(named.prototype);
  }

  #watchRuntime(prototype: object): void {
    if (this.#isWrapped(prototype)) return;
    const opens = (context: object, provider: unknown, use: () => unknown): unknown => {
      if (typeof provider !== 'function') return use();
      if (!isGeneratorFunction(provider)) return this.#open(context, provider, use);
      this.#watchGenerators(provider);
      return use();
    };
    wrapMethod(prototype, 'use', (use) => {
      return function (this: object, ...args: unknown[]): unknown {
        return opens(this, args[0], () => use.apply(this, args));
      };
    });
  }

  /** A plain function is open until its value is there. Asked for again, it is not opened again. */
  #open(context: object, provider: Named, use: () => unknown): unknown {
    const asked = this.#asked.get(context) ?? new WeakSet();
    this.#asked.set(context, asked);
    if (asked.has(provider)) return this.#known(use());
    asked.add(provider);
    const span = this.#recorder.beginHere(this.#startOf(provider));
    if (span === null) return use();
    try {
      const result = this.#recorder.inside(span, use);
      if (!(result instanceof Promise)) {
        this.#recorder.end(span);
        return result;
      }
      span.pending = true;
      const watched = this.#ending(span, result);
      this.#watched.set(result, watched);
      return watched;
    } catch (error) {
      this.#fail(span, error);
      throw error;
    }
  }

  #known(result: unknown): unknown {
    return (result instanceof Promise && this.#watched.get(result)) || result;
  }

  async #ending(span: OpenSpan, result: Promise<unknown>): Promise<unknown> {
    try {
      return await result;
    } catch (error) {
      span.data.error = traceError(error);
      throw error;
    } finally {
      this.#recorder.end(span);
    }
  }

  #watchGenerators(provider: WithPrototype): void {
    const { prototype } = provider;
    if (this.#isWrapped(prototype)) return;
    const watch = (name: 'next' | 'throw' | 'return', step: Step): void =>
      wrapMethod(prototype, name, (original) => {
        return function (this: object, ...args: unknown[]): unknown {
          return step(this, args[0], () => original.apply(this, args) as Promise<Yielded>);
        };
      });
    watch('next', (generator, _value, next) => {
      const span = this.#spans.get(generator);
      if (span !== undefined) return this.#close(span, next);
      const begun = this.#recorder.beginHere({ ...this.#startOf(provider), lasting: true });
      if (begun === null) return next();
      this.#spans.set(generator, begun);
      return this.#begin(begun, next);
    });
    watch('throw', (generator, error, next) => {
      const span = this.#spans.get(generator);
      if (span?.open) span.data.caught = traceError(error);
      return span ? this.#close(span, next) : next();
    });
    watch('return', (generator, _value, next) => {
      const span = this.#spans.get(generator);
      return span ? this.#close(span, next) : next();
    });
  }

  /** Up to the first `yield`. */
  async #begin(span: OpenSpan, next: () => Promise<Yielded>): Promise<Yielded> {
    try {
      const yielded = await this.#recorder.inside(span, next);
      if (yielded.done) this.#recorder.end(span);
      else span.data.ready = this.#recorder.now() - span.data.at;
      return yielded;
    } catch (error) {
      this.#fail(span, error);
      throw error;
    }
  }

  /** From the first `yield` on. */
  async #close(span: OpenSpan, next: () => Promise<Yielded>): Promise<Yielded> {
    if (!span.open) return next();
    span.data.closing ??= this.#recorder.now() - span.data.at;
    try {
      const yielded = await this.#recorder.inside(span, next);
      if (yielded.done) this.#recorder.end(span);
      else {
        // No provider but a stream of values.
        span.data.kind = 'generator';
        delete span.data.closing;
        delete span.data.ready;
      }
      return yielded;
    } catch (error) {
      this.#fail(span, error);
      throw error;
    }
  }

  #fail(span: OpenSpan, error: unknown): void {
    span.data.error = traceError(error);
    this.#recorder.end(span);
  }

  #startOf(provider: Named) {
    const place = this.#places.get(provider);
    return { kind: 'provider', name: provider.name || 'provider', place };
  }

  #isWrapped(prototype: object): boolean {
    if (this.#wrapped.has(prototype)) return true;
    this.#wrapped.add(prototype);
    return false;
  }
}

/** A function, as far as it is read here. */
interface Named {
  readonly name: string;
}
interface WithPrototype extends Named {
  readonly prototype: object;
}

interface Yielded {
  readonly done?: boolean;
}

type Step = (generator: object, value: unknown, next: () => Promise<Yielded>) => Promise<Yielded>;

const generatorFunction = Object.getPrototypeOf(async function* () {}) as object;

function isGeneratorFunction(value: Named): value is WithPrototype {
  return Object.prototype.isPrototypeOf.call(generatorFunction, value);
}

/** A class that opens providers and closes them again. */
function isRuntime(value: Named): value is WithPrototype {
  const { prototype } = value as { readonly prototype?: { use?: unknown; close?: unknown } };
  return typeof prototype?.use === 'function' && typeof prototype.close === 'function';
}
