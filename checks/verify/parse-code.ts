/** Whether a piece of TypeScript from a text parses: fragments may return, await and use names from elsewhere. */
import ts from 'typescript';

/** The first syntax error with its line (from 1), or `null`. */
export function syntaxError(
  code: string,
): { readonly line: number; readonly message: string } | null {
  const { diagnostics = [] } = ts.transpileModule(code, {
    reportDiagnostics: true,
    fileName: 'block.ts',
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
  });
  const first = diagnostics[0];
  if (first === undefined) return null;
  const line = first.file?.getLineAndCharacterOfPosition(first.start ?? 0).line ?? 0;
  return { line: line + 1, message: ts.flattenDiagnosticMessageText(first.messageText, ' ') };
}
