import { type Diagnostic, setDiagnosticsEffect } from '@codemirror/lint';
import { type EditorState, type Extension, RangeSet, StateField } from '@codemirror/state';
import { GutterMarker, gutterLineClass } from '@codemirror/view';

class ProblemLine extends GutterMarker {
  override elementClass = 'cm-problem-line';
}
const marker = new ProblemLine();

/**
 * Marks the numbers of lines with errors. A gutter of its own would push the code aside when the types arrive, under the hands of
 * whoever is typing already.
 */
export const problemLines: Extension = StateField.define<RangeSet<GutterMarker>>({
  create: () => RangeSet.empty,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setDiagnosticsEffect)) next = marksOf(transaction.state, effect.value);
    }
    return next;
  },
  provide: (field) => gutterLineClass.from(field),
});

function marksOf(state: EditorState, diagnostics: readonly Diagnostic[]): RangeSet<GutterMarker> {
  const starts = diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ from }) => state.doc.lineAt(Math.min(from, state.doc.length)).from);
  return RangeSet.of(
    [...new Set(starts)].map((start) => marker.range(start)),
    true,
  );
}
