/** Statements and clauses that are left out: an effect, a throw, a return, an await, what a catch or a finally does. */
import ts from 'typescript';
import { type Change, type Mutator, replaced, short } from './mutator.ts';

/** A call, an assignment or a step of a counter that does not happen; a `throw` that does not throw. */
export const removedStatement: Mutator = (node, source) => {
  const isDirective = ts.isExpressionStatement(node) && ts.isStringLiteralLike(node.expression);
  if (!(ts.isExpressionStatement(node) || ts.isThrowStatement(node)) || isDirective) return [];
  return [
    {
      ...replaced(node, source, ';'),
      what: `\`${short(node.getText(source))}\` is removed`,
    },
  ];
};

/** `return x;` as `x;`: what follows runs as well, and the caller gets nothing. */
export const droppedReturn: Mutator = (node, source) => {
  if (!ts.isReturnStatement(node)) return [];
  const value = node.expression?.getText(source);
  // An object literal would be read as a block.
  const text = value === undefined ? ';' : value.startsWith('{') ? `(${value});` : `${value};`;
  return [
    {
      ...replaced(node, source, text),
      what: `\`${short(node.getText(source))}\` no longer returns`,
    },
  ];
};

/** `await x` as `x`. */
export const droppedAwait: Mutator = (node, source) =>
  ts.isAwaitExpression(node)
    ? [
        {
          ...replaced(node, source, node.expression.getText(source)),
          what: `\`${short(node.getText(source))}\` no longer waits`,
        },
      ]
    : [];

/** A `catch` or a `finally` that does nothing. */
export const emptiedClause: Mutator = (node, source): Change[] => {
  if (!ts.isTryStatement(node)) return [];
  const blocks = [
    ['catch', node.catchClause?.block],
    ['finally', node.finallyBlock],
  ] as const;
  return blocks.flatMap(([name, block]) =>
    block === undefined || block.statements.length === 0
      ? []
      : [{ ...replaced(block, source, '{}'), what: `\`${name}\` does nothing` }],
  );
};

/** A condition that always holds, or never. */
export const fixedCondition: Mutator = (node, source): Change[] => {
  const condition =
    ts.isIfStatement(node) || ts.isWhileStatement(node)
      ? node.expression
      : ts.isConditionalExpression(node)
        ? node.condition
        : undefined;
  if (condition === undefined || /^(true|false)$/.test(condition.getText(source))) return [];
  const values = ts.isWhileStatement(node) ? ['false'] : ['true', 'false'];
  return values.map((value) => replaced(condition, source, value));
};
