import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';

/** Marks the line that a failure points at (its number, from 1), or none. An edit moves the mark along; a new run replaces it. */
export const markLine = StateEffect.define<number | null>();

const field = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(markLine)) continue;
      const { doc } = transaction.state;
      const line = effect.value;
      next =
        line === null || line < 1 || line > doc.lines
          ? Decoration.none
          : Decoration.set(Decoration.line({ class: 'cm-marked-line' }).range(doc.line(line).from));
    }
    return next;
  },
  provide: (marks) => EditorView.decorations.from(marks),
});

/** The extension that keeps the mark. */
export const markedLine: Extension = field;
