/** Properties that an object no longer has: a field of a schema, a part of a contract, a value of an answer. */
import ts from 'typescript';
import { type Mutator, short } from './mutator.ts';

export const removedProperty: Mutator = (node, source) => {
  if (!ts.isObjectLiteralElement(node) || !ts.isObjectLiteralExpression(node.parent)) return [];
  const start = node.getStart(source);
  const comma = /^\s*,/.exec(source.text.slice(node.end))?.[0] ?? '';
  const name = short(node.getText(source));
  return [{ start, end: node.end + comma.length, text: '', what: `\`${name}\` is removed` }];
};
