/**
 * Makes `await` carry the async frame, as edits on a MagicString, so that lines and columns stay traceable:
 *
 * - `await x` becomes `__als.r(__als.c(),await __als.w(x))`: captured before the wait, restored after it;
 * - a `try` around an `await` remembers its frame, and `catch` and `finally` begin by restoring it (a rejection skips `r`);
 * - `for await` restores the frame at each turn and at its end.
 *
 * Runtime: `AwaitRuntime` in `frame.ts`.
 */
import type { AnyNode, ForOfStatement, Node, TryStatement } from 'acorn';
import type MagicString from 'magic-string';

const RUNTIME = '__als';

interface Visitor {
  enter(node: AnyNode): void;
  leave(node: AnyNode): void;
}

function isNode(value: unknown): value is AnyNode {
  return typeof (value as Partial<Node> | null)?.type === 'string';
}

function visit(node: AnyNode, visitor: Visitor): void {
  visitor.enter(node);
  for (const value of Object.values(node) as unknown[]) {
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) visit(item, visitor);
    } else if (isNode(value)) visit(value, visitor);
  }
  visitor.leave(node);
}

const isFunction = (node: AnyNode): boolean =>
  node.type === 'FunctionDeclaration' ||
  node.type === 'FunctionExpression' ||
  node.type === 'ArrowFunctionExpression';

/** Whether `node` waits in the same function: an `await`, a `for await` or an `await using`. */
function waits(node: AnyNode | null | undefined): boolean {
  if (!node || isFunction(node)) return false;
  if (node.type === 'AwaitExpression') return true;
  if (node.type === 'ForOfStatement' && node.await) return true;
  if (node.type === 'VariableDeclaration' && (node.kind as string) === 'await using') return true;
  return (Object.values(node) as unknown[]).some((value) =>
    Array.isArray(value)
      ? value.some((item) => isNode(item) && waits(item))
      : isNode(value) && waits(value),
  );
}

/**
 * Adds the edits for every `await` below `program` to `text`, whose original is the source that `program` was parsed from.
 * Edits that overwrite text must be made before this call, or they drop what it added at their borders.
 *
 * What opens is put to the right of a position while going down, what closes to its left while coming up: so neighbours that
 * touch and nodes that end together still nest.
 */
export function instrumentAwaits(program: AnyNode, text: MagicString): void {
  let frames = 0;
  /** The label to keep on its loop when the loop is put in braces. */
  const labels = new Map<AnyNode, AnyNode>();
  const closing = new Map<AnyNode, string>();
  const close = (node: AnyNode, code: string) => {
    closing.set(node, code + (closing.get(node) ?? ''));
  };

  /** Puts `{const __f0=__als.c();` before the statement and the closing brace after it; returns the code that restores the frame. */
  const holdFrame = (statement: AnyNode, restoreAtEnd: boolean): string => {
    const frame = `__f${frames++}`;
    const outer = labels.get(statement) ?? statement;
    const restore = `${RUNTIME}.set(${frame});`;
    text.appendRight(outer.start, `{const ${frame}=${RUNTIME}.c();`);
    close(outer, restoreAtEnd ? `${restore}}` : '}');
    return restore;
  };

  const enterTry = (node: TryStatement): void => {
    if (!waits(node.block) && !waits(node.handler) && !waits(node.finalizer)) return;
    const restore = holdFrame(node, false);
    if (node.handler) text.appendRight(node.handler.body.start + 1, restore);
    if (node.finalizer) text.appendRight(node.finalizer.start + 1, restore);
  };

  const enterForAwait = (node: ForOfStatement): void => {
    const restore = holdFrame(node, true);
    if (node.body.type === 'BlockStatement') text.appendRight(node.body.start + 1, restore);
    else {
      text.appendRight(node.body.start, `{${restore}`);
      close(node.body, '}');
    }
  };

  visit(program, {
    enter(node) {
      if (node.type === 'LabeledStatement') labels.set(node.body, labels.get(node) ?? node);
      else if (node.type === 'AwaitExpression') {
        text.appendRight(node.start, `${RUNTIME}.r(${RUNTIME}.c(),`);
        text.appendRight(node.argument.start, `${RUNTIME}.w(`);
        close(node.argument, ')');
        close(node, ')');
      } else if (node.type === 'TryStatement') enterTry(node);
      else if (node.type === 'ForOfStatement' && node.await) enterForAwait(node);
    },
    leave(node) {
      const code = closing.get(node);
      if (code) text.appendLeft(node.end, code);
    },
  });
}
