import type * as z from 'zod';
import { metaOf, schemaAt, shapeOf } from '../../../lessons/schema-field.ts';
import { wrap } from '../wrap.ts';

/** Every field of a schema with its own words: the authors' documentation, straight from what the loader enforces. */
export function explainSchema(heading: string, schema: z.core.$ZodType, columns: number): string {
  return [heading, ...fields(schema, '', columns)].join('\n');
}

function fields(schema: z.core.$ZodType, above: string, columns: number): string[] {
  return Object.entries(shapeOf(schema)).flatMap(([name, field]) => {
    const path = `${above}${name}`;
    const { description, example } = metaOf(field);
    const words = [description, example === undefined ? undefined : `Such as ${example}`]
      .filter(Boolean)
      .join(' ');
    const line = wrap(words === '' ? path : `${path}: ${words}`, columns, {
      first: '  ',
      rest: '      ',
    });
    const element = schemaAt(field, ['0']);
    const inner = Object.keys(shapeOf(field)).length > 0 ? field : element;
    const mark = inner === field ? '.' : '[].';
    return [line, ...(inner === schema ? [] : fields(inner, `${path}${mark}`, columns))];
  });
}
