import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  pickedCompletion,
} from '@codemirror/autocomplete';
import { LSPPlugin } from '@codemirror/lsp-client';
import type { EditorView } from '@codemirror/view';
import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import { element } from '../parts/element.ts';
import { inlineCode } from '../parts/inline-code.ts';

/** The editor's icons for the protocol's kinds; the rest are variables. */
const ICONS: Readonly<Record<number, string>> = {
  2: 'method',
  3: 'function',
  4: 'class',
  7: 'class',
  8: 'interface',
  9: 'namespace',
  10: 'property',
  13: 'enum',
  14: 'keyword',
  17: 'text',
  19: 'text',
  20: 'constant',
  21: 'constant',
  25: 'type',
};

/** Characters that ask for completion on their own. */
const TRIGGERS = /[\w$.'"/@#]/;

/** Asks the language server what could stand at the cursor. */
export async function completeTyped(context: CompletionContext): Promise<CompletionResult | null> {
  const plugin = context.view && LSPPlugin.get(context.view);
  if (!plugin) return null;
  const before = context.state.sliceDoc(context.pos - 1, context.pos);
  if (!context.explicit && !TRIGGERS.test(before)) return null;
  plugin.client.sync();
  const list = await plugin.client
    .request<object, CompletionList | null>('textDocument/completion', {
      textDocument: { uri: plugin.uri },
      position: plugin.toPosition(context.pos),
    })
    // A request that was called off or came too late is no list.
    .catch(() => null);
  const [first] = list?.items ?? [];
  if (context.aborted || !list || !first) return null;
  return {
    from: startOf(plugin, first) ?? context.pos,
    options: list.items.map((item) => option(plugin, item)),
    ...(!list.isIncomplete && { validFor: /^[\w$]*$/ }),
  };
}

function startOf(plugin: LSPPlugin, item: CompletionItem): number | null {
  return item.textEdit && 'range' in item.textEdit
    ? plugin.fromPosition(item.textEdit.range.start)
    : null;
}

function option(plugin: LSPPlugin, item: CompletionItem): Completion {
  return {
    label: item.filterText ?? item.label,
    displayLabel: item.label,
    type: ICONS[item.kind ?? 0] ?? 'variable',
    ...(item.detail !== undefined && { detail: item.detail }),
    ...(item.sortText !== undefined && { sortText: item.sortText }),
    // What needs an import, and what is private by name, comes after what is at hand.
    boost: (item.detail === undefined ? 0 : -20) + (/^[_$~]/.test(item.label) ? -60 : 0),
    info: async () => information(await resolve(plugin, item)),
    apply: (view, completion, from, to) => void apply(plugin, item, view, completion, from, to),
  };
}

const resolve = (plugin: LSPPlugin, item: CompletionItem): Promise<CompletionItem> =>
  plugin.client
    .request<CompletionItem, CompletionItem | null>('completionItem/resolve', item)
    .then((resolved) => resolved ?? item)
    .catch(() => item);

/** As text, never as markup: descriptions may come from somebody else's code. */
function information({ detail, documentation }: CompletionItem): Node | null {
  if (!detail && !documentation) return null;
  const about = typeof documentation === 'string' ? documentation : (documentation?.value ?? '');
  return element(
    'div',
    { class: 'cm-typed-info' },
    detail ? element('code', {}, detail) : null,
    ...about
      .split(/\n{2,}/)
      .map((paragraph) => paragraph && element('p', {}, ...inlineCode(paragraph))),
  );
}

async function apply(
  plugin: LSPPlugin,
  item: CompletionItem,
  view: EditorView,
  completion: Completion,
  from: number,
  to: number,
): Promise<void> {
  const insert = item.textEdit?.newText ?? item.label;
  const start = Math.min(from, startOf(plugin, item) ?? from);
  view.dispatch({
    changes: { from: start, to, insert },
    selection: { anchor: start + insert.length },
    annotations: pickedCompletion.of(completion),
    userEvent: 'input.complete',
  });
  if (item.detail === undefined) return;
  // From another module: its import comes as soon as the server has written it.
  const { additionalTextEdits = [] } = await resolve(plugin, item);
  const { doc } = view.state;
  view.dispatch({
    changes: additionalTextEdits.map(({ range, newText }) => ({
      from: plugin.fromPosition(range.start, doc),
      to: plugin.fromPosition(range.end, doc),
      insert: newText,
    })),
    userEvent: 'input.complete',
  });
}
