/** Which names a piece of syntax declares: the questions that scoping asks. */
import type {
  AnyNode,
  Function as FunctionNode,
  ModuleDeclaration,
  Pattern,
  Statement,
} from 'acorn';

/** Whether `value`, a property of a syntax node, is itself a node. */
export function isNode(value: unknown): value is AnyNode {
  return typeof (value as { type?: unknown } | null)?.type === 'string';
}

/** The nodes directly below `node`, in source order as far as acorn's property order follows it. */
export function children(node: AnyNode): AnyNode[] {
  return (Object.values(node) as unknown[]).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );
}

/** Whether the node is a function of any kind. */
export const isFunction = (node: AnyNode): node is AnyNode & FunctionNode =>
  node.type === 'FunctionDeclaration' ||
  node.type === 'FunctionExpression' ||
  node.type === 'ArrowFunctionExpression';

/** Names that a binding pattern declares. */
export function patternNames(pattern: Pattern | null | undefined): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        patternNames(property.type === 'RestElement' ? property.argument : property.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap(patternNames);
    case 'AssignmentPattern':
      return patternNames(pattern.left);
    case 'RestElement':
      return patternNames(pattern.argument);
    default:
      return [];
  }
}

/** Names that `var` declares in `node` for the function around it. */
export function varNames(node: AnyNode): string[] {
  if (isFunction(node) || node.type === 'ClassDeclaration' || node.type === 'ClassExpression') {
    return [];
  }
  const below = children(node).flatMap(varNames);
  return node.type === 'VariableDeclaration' && node.kind === 'var'
    ? [...node.declarations.flatMap((declarator) => patternNames(declarator.id)), ...below]
    : below;
}

/** Names that the statements of one block declare for that block: `let`, `const`, `using`, functions, classes. */
export function blockNames(body: readonly (Statement | ModuleDeclaration)[]): string[] {
  return body.flatMap((statement) => {
    const declaration =
      statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
        ? statement.declaration
        : statement;
    if (declaration?.type === 'VariableDeclaration') {
      return declaration.kind === 'var'
        ? []
        : declaration.declarations.flatMap((declarator) => patternNames(declarator.id));
    }
    return (declaration?.type === 'FunctionDeclaration' ||
      declaration?.type === 'ClassDeclaration') &&
      declaration.id
      ? [declaration.id.name]
      : [];
  });
}

/** Names that hold in a function's body and parameters. */
export function functionNames(node: FunctionNode): string[] {
  const own = node.type === 'FunctionExpression' && node.id ? [node.id.name] : [];
  const implied = node.type === 'ArrowFunctionExpression' ? [] : ['arguments'];
  const body =
    node.body.type === 'BlockStatement'
      ? [...varNames(node.body), ...blockNames(node.body.body)]
      : [];
  return [...own, ...implied, ...node.params.flatMap(patternNames), ...body];
}
