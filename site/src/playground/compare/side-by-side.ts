import { MergeView } from '@codemirror/merge';
import { EditorView } from '@codemirror/view';
import { differenceOf } from '../editor/difference.ts';
import {
  COLLAPSE,
  type ComparedFile,
  type FileToCompare,
  readOnly,
  takeButton,
} from './compared-file.ts';

/** The two texts in two columns, a button between them at each hunk. */
export function sideBySide(file: FileToCompare): ComparedFile {
  const { root, path, mine, other, names, take } = file;
  const view = new MergeView({
    parent: root,
    root,
    a: { doc: mine, extensions: readOnly(path, names[0]) },
    b: { doc: other, extensions: readOnly(path, names[1]) },
    collapseUnchanged: COLLAPSE,
    ...(take && { revertControls: 'b-to-a' as const, renderRevertControl: control }),
  });
  return {
    get hunks() {
      return view.chunks;
    },
    setMine(text) {
      view.a.dispatch({ changes: differenceOf(view.a.state.doc.toString(), text) });
    },
    reveal({ fromA, fromB }) {
      const at = Math.min(fromA, view.a.state.doc.length);
      view.a.dispatch({ effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      const beside = Math.min(fromB, view.b.state.doc.length);
      view.b.dispatch({ effects: EditorView.scrollIntoView(beside, { y: 'center' }) });
    },
    destroy: () => view.destroy(),
  };

  function control(): HTMLElement {
    const button = takeButton('← Take', () => {
      const chunk = view.chunks[Number(button.dataset.chunk)];
      if (chunk) take?.(chunk);
    });
    button.setAttribute('aria-label', 'Take this');
    return button;
  }
}
