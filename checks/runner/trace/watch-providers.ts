/**
 * Records providers as they are opened and torn down. The course's runtime of dependencies is the learner's own code: a class
 * with `use(provider)` and `close()`, whose providers are plain functions or async generator functions that yield once. So the
 * class's `use` is wrapped to hear of each provider, and of a generator function its own prototype, which all of its
 * generators inherit from. The language's own prototypes stay as they are. A function `override(provider, fake)` is wrapped as well: the
 * fakes that it is given are functions that no file declares. Long, since all of it wraps one class.
 */
import type { Place } from '../place.ts';
import type { Declaration, Declared } from './declarations.ts';
import { type OpenSpan, traceError } from './open-request.ts';
import {
  isFieldRuntime,
  isGeneratorFunction,
  isRuntime,
  type Named,
  type Override,
  type Step,
  type WithPrototype,
  type Yielded,
} from './provider-shapes.ts';
import type { Recorder } from './recorder.ts';
import { becomeStandIn, nameOf, standInFor } from './stand-in.ts';
import { type AnyFunction, wrapMethod } from './wrap-method.ts';

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
  /** The provider for which each span was opened. */
  readonly #opening = new WeakMap<OpenSpan, Named>();
  /** The provider for which each generator function stands in. */
  readonly #standsFor = new WeakMap<Named, Named>();

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  declared(file: string, [name, line, value, replace]: Declaration): void {
    if (typeof value !== 'function') return;
    this.#places.set(value, { file, line, column: 1 });
    const named: Named = value;
    if (isGeneratorFunction(named)) this.#watchGenerators(named);
    else if (isRuntime(named)) this.#watchRuntime(named.prototype);
    else if (replace && isFieldRuntime(named)) replace(this.#watchingFields(named));
    else if (replace && name === 'override') replace(this.#watchingFakes(value as Override));
  }

  #watchRuntime(runtime: object, context?: object): void {
    if (this.#isWrapped(runtime)) return;
    const opens = (context: object, provider: unknown, use: () => unknown): unknown => {
      if (typeof provider !== 'function') return use();
      if (!isGeneratorFunction(provider)) return this.#open(context, provider, use);
      this.#watchGenerators(provider);
      return use();
    };
    wrapMethod(runtime, 'use', (use) => {
      return function (this: object, ...args: unknown[]): unknown {
        return opens(context ?? this, args[0], () => use.apply(this, args));
      };
    });
  }

  /** The class whose `use` is a field: it is wrapped on each object by itself. */
  #watchingFields(runtime: Named): unknown {
    return new Proxy(runtime as new () => object, {
      construct: (target, args, newTarget) => {
        const context: object = Reflect.construct(target, args, newTarget);
        if (Object.hasOwn(context, 'use')) this.#watchRuntime(context, context);
        return context;
      },
    });
  }

  #watchingFakes(override: Override): Override {
    const holder = { override };
    const watched = (provider: unknown, fake: unknown): unknown => {
      if (typeof provider !== 'function' || typeof fake !== 'function') return fake;
      if (!isGeneratorFunction(fake)) return this.#standIn(provider, fake as AnyFunction);
      this.#standsFor.set(fake, provider);
      this.#watchGenerators(fake);
      return fake;
    };
    wrapMethod(holder, 'override', (original) => {
      return function (this: unknown, ...[provider, fake, ...rest]: unknown[]): unknown {
        return original.call(this, provider, watched(provider, fake), ...rest);
      };
    });
    return holder.override;
  }

  /** A fake that says of itself that it is one. It runs where its provider would. */
  #standIn(provider: Named, fake: AnyFunction): AnyFunction {
    const recorder = this.#recorder;
    const record = (work: () => unknown): unknown => {
      const span = recorder.current;
      if (span === null || this.#opening.get(span) !== provider) {
        return this.#record(recorder.beginHere(standInFor(provider)), work);
      }
      becomeStandIn(span, provider);
      return work();
    };
    return function (this: unknown, ...args) {
      return record(() => fake.apply(this, args));
    };
  }

  /** A plain function is open until its value is there. Asked for again, it is not opened again. */
  #open(context: object, provider: Named, use: () => unknown): unknown {
    const asked = this.#asked.get(context) ?? new WeakSet();
    this.#asked.set(context, asked);
    if (asked.has(provider)) return this.#known(use());
    asked.add(provider);
    const span = this.#recorder.beginHere(this.#startOf(provider));
    if (span !== null) this.#opening.set(span, provider);
    return this.#record(span, use);
  }

  /** Runs `work` as the span, which ends with it. */
  #record(span: OpenSpan | null, work: () => unknown): unknown {
    if (span === null) return work();
    try {
      const result = this.#recorder.inside(span, work);
      if (!(result instanceof Promise)) {
        if (!span.lasting) this.#recorder.end(span);
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
      // A resource ends with its teardown.
      if (!span.lasting) this.#recorder.end(span);
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
      const begun = this.#beginGenerator(provider);
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

  #beginGenerator(provider: Named): OpenSpan | null {
    const stoodFor = this.#standsFor.get(provider);
    const span = this.#recorder.current;
    if (stoodFor === undefined || span === null || this.#opening.get(span) !== stoodFor) {
      const start = stoodFor === undefined ? this.#startOf(provider) : standInFor(stoodFor);
      return this.#recorder.beginHere({ ...start, lasting: true });
    }
    becomeStandIn(span, stoodFor);
    span.outlive();
    return span;
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
    return { kind: 'provider', name: nameOf(provider), place };
  }

  #isWrapped(prototype: object): boolean {
    if (this.#wrapped.has(prototype)) return true;
    this.#wrapped.add(prototype);
    return false;
  }
}
