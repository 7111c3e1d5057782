/** Rules that a schema loses, and schemas that are laxer than they were. */
import ts from 'typescript';
import { type Mutator, replaced, short } from './mutator.ts';

/** Methods of a schema that demand, change or describe something: without one, the schema is another. */
const RULES = new Set(
  [
    'min max length nonempty size regex startsWith endsWith trim toLowerCase toUpperCase',
    'email url uuid int positive nonnegative negative nonpositive gt gte lt lte multipleOf',
    'nullable optional nullish default prefault catch refine superRefine check transform pipe',
    'strict loose strip catchall partial required omit pick extend readonly meta describe',
  ].flatMap((line) => line.split(' ')),
);

/** `schema.positive()` as `schema`. */
export const droppedRule: Mutator = (node, source) => {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { expression: inner, name } = node.expression;
  if (!RULES.has(name.text) || isMadeBy(inner, source)) return [];
  const start = inner.end;
  const dropped = source.text.slice(start, node.end).trim();
  return [{ start, end: node.end, text: '', what: `\`${short(dropped)}\` is dropped` }];
};

/** `z.email()` makes a schema and `Math.max()` a number: there is nothing left without the call. */
function isMadeBy(inner: ts.Expression, source: ts.SourceFile): boolean {
  return /^(z|Math|z\.iso|z\.coerce)$/.test(inner.getText(source));
}

const LAXER: Readonly<Record<string, string>> = {
  strictObject: 'object',
  object: 'looseObject',
  looseObject: 'object',
  int: 'number',
  email: 'string',
  url: 'string',
  uuid: 'string',
};

/** `z.strictObject()` as `z.object()`, `z.email()` as `z.string()`. */
export const laxerSchema: Mutator = (node, source) => {
  if (!ts.isPropertyAccessExpression(node) || node.expression.getText(source) !== 'z') return [];
  const other = LAXER[node.name.text];
  return other === undefined || !ts.isCallExpression(node.parent)
    ? []
    : [replaced(node, source, `z.${other}`)];
};
