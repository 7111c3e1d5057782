import { CompletionItemKind } from 'vscode-languageserver-types';

/** TypeScript's kinds of things (`ScriptElementKind`) in the protocol's terms. */
const KINDS: Readonly<Record<string, CompletionItemKind>> = {
  method: CompletionItemKind.Method,
  function: CompletionItemKind.Function,
  'local function': CompletionItemKind.Function,
  constructor: CompletionItemKind.Constructor,
  property: CompletionItemKind.Property,
  getter: CompletionItemKind.Property,
  setter: CompletionItemKind.Property,
  accessor: CompletionItemKind.Property,
  const: CompletionItemKind.Constant,
  class: CompletionItemKind.Class,
  'local class': CompletionItemKind.Class,
  interface: CompletionItemKind.Interface,
  type: CompletionItemKind.Interface,
  enum: CompletionItemKind.Enum,
  'enum member': CompletionItemKind.EnumMember,
  module: CompletionItemKind.Module,
  'external module name': CompletionItemKind.Module,
  script: CompletionItemKind.File,
  directory: CompletionItemKind.Folder,
  keyword: CompletionItemKind.Keyword,
  'primitive type': CompletionItemKind.Keyword,
  'type parameter': CompletionItemKind.TypeParameter,
  string: CompletionItemKind.Value,
};

/** Variables of every sort, parameters and aliases are the rest. */
export const completionKind = (kind: string): CompletionItemKind =>
  KINDS[kind] ?? CompletionItemKind.Variable;
