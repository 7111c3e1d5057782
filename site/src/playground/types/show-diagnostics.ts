import { type Diagnostic as Shown, setDiagnostics } from '@codemirror/lint';
import type { LSPPlugin } from '@codemirror/lsp-client';
import { offerFixes } from './quick-fix.ts';
import type { FileDiagnostic } from './server/diagnostics.ts';

const SEVERITY: Readonly<Record<number, Shown['severity']>> = {
  1: 'error',
  2: 'warning',
  3: 'info',
  4: 'hint',
};

/** How a remark looks: grey when never used, struck through when deprecated. */
const MARKS: Readonly<Record<number, string>> = { 1: 'cm-unused', 2: 'cm-deprecated' };

/** Draws what was found in the text that the server has, moved along with what was typed since. */
export function showDiagnostics(plugin: LSPPlugin, diagnostics: readonly FileDiagnostic[]): void {
  const { view, unsyncedChanges, syncedDoc } = plugin;
  const place = (position: FileDiagnostic['range']['start']) =>
    unsyncedChanges.mapPos(plugin.fromPosition(position, syncedDoc));
  const shown = diagnostics.map(({ range, severity = 1, message, code, tags }): Shown => {
    const markClass = MARKS[tags?.[0] ?? 0];
    return {
      from: place(range.start),
      to: place(range.end),
      severity: SEVERITY[severity] ?? 'error',
      message,
      ...(code !== undefined && { source: `TS${code}` }),
      ...(markClass !== undefined && { markClass }),
      ...(severity === 1 && !view.state.readOnly && { actions: [fixAction] }),
    };
  });
  view.dispatch(setDiagnostics(view.state, shown));
}

const fixAction: NonNullable<Shown['actions']>[number] = {
  name: 'Quick fix…',
  apply(view, from) {
    view.dispatch({ selection: { anchor: from } });
    offerFixes(view);
  },
};
