/** Comparisons, arithmetic and logic turned into their neighbours. */
import ts from 'typescript';
import { type Change, type Mutator, replaced } from './mutator.ts';

const NEIGHBOUR: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '==': '!=',
  '!=': '==',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '&&': '||',
  '||': '&&',
  '??': '&&',
  '+=': '-=',
  '-=': '+=',
};

/** `a > b` as `a >= b`, `a && b` as `a || b`, and so on. */
export const binaryOperator: Mutator = (node, source) => {
  if (!ts.isBinaryExpression(node)) return [];
  const other = NEIGHBOUR[node.operatorToken.getText(source)];
  return other === undefined ? [] : [replaced(node.operatorToken, source, other)];
};

/** `!a` as `a`, `i++` as `i--`. */
export const unaryOperator: Mutator = (node, source): Change[] => {
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    return [replaced(node, source, node.operand.getText(source))];
  }
  if (!ts.isPostfixUnaryExpression(node) && !ts.isPrefixUnaryExpression(node)) return [];
  const operand = node.operand.getText(source);
  switch (node.operator) {
    case ts.SyntaxKind.PlusPlusToken:
      return [
        replaced(node, source, ts.isPostfixUnaryExpression(node) ? `${operand}--` : `--${operand}`),
      ];
    case ts.SyntaxKind.MinusMinusToken:
      return [
        replaced(node, source, ts.isPostfixUnaryExpression(node) ? `${operand}++` : `++${operand}`),
      ];
    default:
      return [];
  }
};
