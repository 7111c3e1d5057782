/**
 * Makes every use of an imported name read the other module's present value: `tool` becomes `__i0.tool`.
 * That is what keeps bindings live and cycles working; a name that is declared again in an inner scope is left alone.
 */
import type {
  AnyNode,
  AssignmentProperty,
  CallExpression,
  Class,
  Expression,
  Function as FunctionNode,
  Identifier,
  Pattern,
  Program,
  Property,
} from 'acorn';
import type MagicString from 'magic-string';
import type { CalledImport } from './columns.ts';
import {
  blockNames,
  children,
  functionNames,
  isFunction,
  patternNames,
  varNames,
} from './names.ts';

/** What the module's body turned out to need. */
export interface References {
  /** Whether an import is assigned to; the body then refers to `__const`, a constant, to get the language's own error. */
  readonly assignsImport: boolean;
  readonly calls: readonly CalledImport[];
}

/** Rewrites the references in `program`. `bindings`: local name of an import -> expression that reads it. */
export function rewriteReferences(
  program: Program,
  text: MagicString,
  bindings: ReadonlyMap<string, string>,
): References {
  const scopes: ReadonlySet<string>[] = [];
  const calls: CalledImport[] = [];
  let assignsImport = false;
  /** Where a statement of a list begins whose predecessor may lack its semicolon. */
  const listed = new Set<number>();

  const within = (names: Iterable<string>, visitBody: () => void): void => {
    scopes.push(new Set(names));
    visitBody();
    scopes.pop();
  };
  const imported = (name: string): string | undefined =>
    scopes.some((scope) => scope.has(name)) ? undefined : bindings.get(name);

  const reference = (node: Identifier, use: 'read' | 'call' | 'assign'): void => {
    const target = imported(node.name);
    if (target === undefined) return;
    if (use === 'assign') {
      assignsImport = true;
      text.update(node.start, node.end, '__const');
    } else if (use === 'call' && /[.[]/.test(target)) {
      // `(0, f)()` calls without a `this`. A parenthesis at a statement's start would continue the line above.
      const guard = listed.has(node.start) ? ';' : '';
      text.update(node.start, node.end, `${guard}(0,${target})`);
      const { line, column } = node.loc?.start ?? { line: 1, column: 0 };
      calls.push({ line, start: column, end: column + node.name.length });
    } else text.update(node.start, node.end, target);
  };

  /** An expression in a place where `use` happens to it when it is a bare name. */
  const visitUse = (node: AnyNode, use: 'call' | 'assign'): void => {
    if (node.type === 'Identifier') reference(node, use);
    else visit(node);
  };
  const visitAll = (nodes: readonly (AnyNode | null | undefined)[]): void => {
    for (const node of nodes) if (node) visit(node);
  };
  const visitList = (body: readonly AnyNode[]): void => {
    for (const statement of body) {
      if (statement.type === 'ExpressionStatement') listed.add(statement.start);
      visit(statement);
    }
  };

  /** A pattern that declares: only its defaults and computed keys refer to anything. */
  const visitDeclared = (pattern: Pattern | null | undefined): void => {
    switch (pattern?.type) {
      case 'ObjectPattern':
        for (const property of pattern.properties) {
          if (property.type === 'RestElement') continue;
          if (property.computed) visit(property.key);
          visitDeclared(property.value);
        }
        break;
      case 'ArrayPattern':
        pattern.elements.forEach(visitDeclared);
        break;
      case 'AssignmentPattern':
        visitDeclared(pattern.left);
        visit(pattern.right);
        break;
      case 'RestElement':
        visitDeclared(pattern.argument);
        break;
    }
  };

  const visitFunction = (node: FunctionNode): void => {
    within(functionNames(node), () => {
      node.params.forEach(visitDeclared);
      if (node.body.type === 'BlockStatement') visitList(node.body.body);
      else visit(node.body);
    });
  };

  const visitClass = (node: Class): void => {
    within(node.id ? [node.id.name] : [], () => {
      if (node.superClass) visit(node.superClass);
      for (const element of node.body.body) {
        if (element.type === 'StaticBlock') {
          within([...element.body.flatMap(varNames), ...blockNames(element.body)], () =>
            visitList(element.body),
          );
        } else {
          if (element.computed) visit(element.key);
          if (element.value) visit(element.value);
        }
      }
    });
  };

  const visitProperty = (node: Property | AssignmentProperty): void => {
    if (!node.shorthand) {
      if (node.computed) visit(node.key);
      visit(node.value);
      return;
    }
    const value = node.value as Expression | Pattern;
    const name = value.type === 'AssignmentPattern' ? value.left : value;
    const target = name.type === 'Identifier' ? imported(name.name) : undefined;
    if (target !== undefined) text.appendLeft(name.end, `: ${target}`);
    if (value.type === 'AssignmentPattern') visit(value.right);
  };

  const visitCall = (callee: AnyNode, rest: readonly AnyNode[]): void => {
    visitUse(callee, 'call');
    visitAll(rest);
  };

  const loopNames = (head: AnyNode | null | undefined): string[] =>
    head?.type === 'VariableDeclaration'
      ? head.declarations.flatMap((declarator) => patternNames(declarator.id))
      : [];

  function visit(node: AnyNode): void {
    if (isFunction(node)) {
      visitFunction(node);
      return;
    }
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'BreakStatement':
      case 'ContinueStatement':
        break;
      case 'ExportNamedDeclaration':
        visitAll([node.declaration]);
        break;
      case 'ClassDeclaration':
      case 'ClassExpression':
        visitClass(node);
        break;
      case 'BlockStatement':
        within(blockNames(node.body), () => {
          visitList(node.body);
        });
        break;
      case 'SwitchStatement':
        visit(node.discriminant);
        within(blockNames(node.cases.flatMap((branch) => branch.consequent)), () => {
          for (const branch of node.cases) {
            visitAll([branch.test]);
            visitList(branch.consequent);
          }
        });
        break;
      case 'ForStatement':
        within(loopNames(node.init), () =>
          visitAll([node.init, node.test, node.update, node.body]),
        );
        break;
      case 'ForInStatement':
      case 'ForOfStatement':
        within(loopNames(node.left), () => {
          visitUse(node.left, 'assign');
          visitAll([node.right, node.body]);
        });
        break;
      case 'CatchClause':
        within(patternNames(node.param), () => {
          visitDeclared(node.param);
          visit(node.body);
        });
        break;
      case 'VariableDeclarator':
        visitDeclared(node.id);
        visitAll([node.init]);
        break;
      case 'Identifier':
        reference(node, 'read');
        break;
      case 'MemberExpression':
        visit(node.object);
        if (node.computed) visit(node.property);
        break;
      case 'Property':
        visitProperty(node);
        break;
      case 'CallExpression':
        visitCall(node.callee, (node as CallExpression).arguments);
        break;
      case 'TaggedTemplateExpression':
        visitCall(node.tag, [node.quasi]);
        break;
      case 'AssignmentExpression':
        visitUse(node.left, 'assign');
        visit(node.right);
        break;
      case 'UpdateExpression':
        visitUse(node.argument, 'assign');
        break;
      case 'LabeledStatement':
        visit(node.body);
        break;
      case 'MetaProperty':
        break;
      default:
        visitAll(children(node));
        break;
    }
  }

  visitList(program.body);
  return { assignsImport, calls };
}
