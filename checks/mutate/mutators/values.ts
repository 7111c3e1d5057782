/** Values that are another: booleans, numbers (a status as another status), lists that are empty. */
import ts from 'typescript';
import { type Mutator, replaced } from './mutator.ts';

/** `true` becomes `false`, and the other way round. */
export const booleanLiteral: Mutator = (node, source) => {
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [replaced(node, source, 'false')];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [replaced(node, source, 'true')];
  return [];
};

/** The status that is most easily taken for another. */
const OTHER_STATUS: Readonly<Record<number, number>> = {
  200: 201,
  201: 200,
  202: 200,
  204: 200,
  400: 422,
  401: 403,
  403: 401,
  404: 400,
  409: 400,
  422: 400,
  500: 503,
  503: 500,
};

/** A status as another status, any other number one higher. */
export const numberLiteral: Mutator = (node, source) => {
  if (!ts.isNumericLiteral(node)) return [];
  const value = Number(node.text);
  const isStatus = Number.isInteger(value) && value >= 200 && value < 600;
  return [replaced(node, source, String(isStatus ? (OTHER_STATUS[value] ?? 400) : value + 1))];
};

/** `[a, b]` as `[]`. */
export const listLiteral: Mutator = (node, source) =>
  ts.isArrayLiteralExpression(node) && node.elements.length > 0
    ? [replaced(node, source, '[]')]
    : [];
