/** Turns what a schema says about a field into our sentence: the field's own description, what stands there, an example. */
import type * as z from 'zod';
import { closestName } from './closest-name.ts';
import type { Problem } from './content-error.ts';
import type { FieldPath } from './front-matter.ts';
import { keySchemaAt, metaOf, schemaAt, shapeOf } from './schema-field.ts';

interface FieldProblem {
  readonly path: FieldPath;
  readonly problem: Omit<Problem, 'file' | 'line'>;
}

/** One problem for each key that an issue is about. `data` is the whole value that was read. */
export function fieldProblem(
  issue: z.core.$ZodIssue,
  data: unknown,
  schema: z.ZodType,
): FieldProblem[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(shapeOf(schemaAt(schema, path)));
    return issue.keys.map((key) => ({
      path: [...path, key],
      problem: {
        rule: 'field-unknown' as const,
        field: written([...path, key]),
        expected: `one of ${known.map((name) => `\`${name}\``).join(', ')}`,
        found: `\`${key}\``,
        fix: suggestion(key, known),
      },
    }));
  }
  const isKey = issue.code === 'invalid_key';
  const described = isKey ? keySchemaAt(schema, path.slice(0, -1)) : schemaAt(schema, path);
  const found = isKey ? path.at(-1) : valueAt(data, path);
  const about = metaOf(described);
  const missing = found === undefined;
  return [
    {
      path,
      problem: {
        rule: missing ? 'field-missing' : 'field-invalid',
        field: written(path) || undefined,
        expected: [demand(issue), about.description && `(${trimmed(about.description)})`]
          .filter(Boolean)
          .join(' '),
        found: missing ? 'nothing' : (ownWords(issue) ?? printed(found)),
        fix: about.example
          ? `Write, for example, \`${about.example}\`.`
          : missing
            ? `Add \`${String(path.at(-1) ?? '')}\`.`
            : 'Write that instead.',
      },
    },
  ];
}

/** What a rule of ours found, when it said so in `params`. */
function ownWords(issue: z.core.$ZodIssue): string | undefined {
  const words: unknown = issue.code === 'custom' ? issue.params?.found : undefined;
  return typeof words === 'string' ? words : undefined;
}

/** What an issue asks for, as a noun phrase. */
function demand(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return NAMES[issue.expected] ?? issue.expected;
    case 'too_small':
      return `${issue.exact ? 'exactly' : 'at least'} ${amount(Number(issue.minimum), issue.origin)}`;
    case 'too_big':
      return `${issue.exact ? 'exactly' : 'at most'} ${amount(Number(issue.maximum), issue.origin)}`;
    case 'invalid_value':
      return `one of ${issue.values.map((value) => `\`${String(value)}\``).join(', ')}`;
    case 'invalid_format':
      return issue.format === 'starts_with' && 'prefix' in issue
        ? `text that begins with \`${String(issue.prefix)}\``
        : 'text of the right form';
    case 'invalid_key':
      return 'a key of the right form';
    case 'custom':
      return issue.message;
    default:
      return 'another value';
  }
}

const NAMES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'fields',
  record: 'fields',
};

function amount(count: number, origin: string): string {
  if (origin === 'array') return count === 1 ? 'one item' : `${count} items`;
  if (origin === 'string') return count === 1 ? 'one character' : `${count} characters`;
  return String(count);
}

/** `tasks[0].hints` */
export function written(path: FieldPath): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`,
    )
    .join('');
}

function valueAt(data: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>((value, part) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return (value as Record<string | number, unknown>)[part];
  }, data);
}

/** A value cut to a length that fits into a sentence; a list of the wrong length by its length. */
export function printed(value: unknown): string {
  if (Array.isArray(value))
    return value.length === 1 ? 'a list of one' : `a list of ${value.length}`;
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function trimmed(text: string): string {
  return text.replace(/\.$/, '');
}

/** Names the closest known field, or says to take the unknown one out. */
function suggestion(key: string, known: readonly string[]): string {
  const closest = closestName(key, known);
  return closest === undefined
    ? 'Take it out, or use the field that it was meant to be.'
    : `Write \`${closest}\` instead.`;
}
