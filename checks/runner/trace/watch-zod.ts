/**
 * Records what Zod validates while a request is worked on. Zod 4.6 calls `postProcessor` of its global configuration with
 * each schema that was made, whichever copy of Zod made it; there the function that validates is wrapped, on the
 * schema itself, so that schemas keep their identity and every way to ask them (`parse`, `safeParse`, their
 * asynchronous forms, `z.parse`) is seen.
 */
import { type OpenSpan, traceError } from './open-request.ts';
import type { Recorder } from './recorder.ts';

/** The part of a schema that is read or wrapped. */
interface Schema {
  readonly _zod: {
    readonly def: { readonly type: string; readonly shape?: object };
    run(payload: Payload, context: object): Payload | Promise<Payload>;
  };
  meta?(): { readonly id?: unknown } | undefined;
}

interface Payload {
  readonly issues: readonly unknown[];
}

interface ZodConfiguration {
  postProcessor?: ((schema: Schema) => void) | undefined;
}

/** Keys of an object's shape that its name shows. */
const shownKeys = 4;

/** Schemas made from now on are watched. */
export function watchZod(recorder: Recorder): void {
  const slot = globalThis as typeof globalThis & { __zod_globalConfig?: ZodConfiguration };
  slot.__zod_globalConfig ??= {};
  const before = slot.__zod_globalConfig.postProcessor;
  /** Above 0: inside a validation, whose parts are not told one by one. */
  let depth = 0;
  /** Of validations that wait, by the context object that all their parts are given. */
  const waiting = new WeakSet<object>();

  const begin = (schema: Schema): OpenSpan | null => {
    const context = recorder.context.getStore();
    if (context === undefined) return null;
    const { request, span } = context;
    const start = { kind: 'validation', name: schemaName(schema) };
    return request.begin(start, span?.open ? span : request.innermost, recorder.now());
  };
  const end = (span: OpenSpan, issues: number): void => {
    span.data.issues = issues;
    span.running = false;
    span.close(recorder.now());
    span.request.settle(recorder.now());
  };
  const fail = (span: OpenSpan, error: unknown): void => {
    span.data.error = traceError(error);
    end(span, 0);
  };

  slot.__zod_globalConfig.postProcessor = (schema) => {
    before?.(schema);
    const { run } = schema._zod;
    schema._zod.run = (payload, context) => {
      if (depth > 0 || waiting.has(context)) return run(payload, context);
      const span = begin(schema);
      if (span === null) return run(payload, context);
      depth += 1;
      try {
        const result = run(payload, context);
        if (!(result instanceof Promise)) {
          end(span, result.issues.length);
          return result;
        }
        waiting.add(context);
        span.running = false;
        span.pending = true;
        result.then(
          ({ issues }) => end(span, issues.length),
          (error: unknown) => fail(span, error),
        );
        return result;
      } catch (error) {
        fail(span, error);
        throw error;
      } finally {
        depth -= 1;
      }
    };
  };
}

const names = new WeakMap<object, string>();

/** The id that `.meta({ id })` gave it, or what it is: `z.object(name, dailyFee)`. */
function schemaName(schema: Schema): string {
  let name = names.get(schema);
  if (name === undefined) {
    name = describeSchema(schema);
    names.set(schema, name);
  }
  return name;
}

function describeSchema(schema: Schema): string {
  const id = schema.meta?.()?.id;
  if (typeof id === 'string') return id;
  const { type, shape } = schema._zod.def;
  if (shape === undefined) return `z.${type}`;
  const keys = Object.keys(shape);
  const shown = keys.slice(0, shownKeys).join(', ');
  return `z.${type}(${shown}${keys.length > shownKeys ? ', …' : ''})`;
}
