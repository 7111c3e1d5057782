/** Finds a field's schema inside a larger one, and what that schema says about itself. */
import * as z from 'zod';
import type { FieldPath } from './front-matter.ts';

/** The schema of the field at `path`, seen through wrappers such as `default` and `optional`. */
export function schemaAt(schema: z.core.$ZodType, path: FieldPath): z.core.$ZodType {
  let current = schema;
  for (const part of path) {
    const inner = unwrapped(current);
    if (inner instanceof z.ZodArray) current = inner.element;
    else if (inner instanceof z.ZodRecord) current = inner.valueType;
    else current = shapeOf(inner)[String(part)] ?? inner;
  }
  return current;
}

/** The schema of the keys of the record at `path`; the record itself when it is none. */
export function keySchemaAt(schema: z.core.$ZodType, path: FieldPath): z.core.$ZodType {
  const record = unwrapped(schemaAt(schema, path));
  return record instanceof z.ZodRecord ? record.keyType : record;
}

/** The fields of an object schema; none of any other. */
export function shapeOf(schema: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> {
  const inner = unwrapped(schema);
  return inner instanceof z.ZodObject ? inner.shape : {};
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodOptional
    ? unwrapped(schema.unwrap())
    : schema;
}

/** A field's description and its first example, from the schema itself or from what it wraps. */
export function metaOf(schema: z.core.$ZodType): { description?: string; example?: string } {
  const own = z.globalRegistry.get(schema);
  const inner = unwrapped(schema);
  const meta =
    own?.description === undefined && inner !== schema ? z.globalRegistry.get(inner) : own;
  const example = Array.isArray(meta?.examples) ? meta.examples[0] : undefined;
  return {
    ...(meta?.description === undefined ? {} : { description: meta.description }),
    ...(typeof example === 'string' ? { example } : {}),
  };
}
