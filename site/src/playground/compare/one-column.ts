import {
  getChunks,
  getOriginalDoc,
  originalDocChangeEffect,
  unifiedMergeView,
} from '@codemirror/merge';
import { ChangeSet, type EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { differenceOf } from '../editor/difference.ts';
import { element } from '../parts/element.ts';
import {
  COLLAPSE,
  type ComparedFile,
  type FileToCompare,
  readOnly,
  takeButton,
} from './compared-file.ts';
import type { Hunk } from './take-hunk.ts';

const hunksOf = (state: EditorState): readonly Hunk[] => getChunks(state)?.chunks ?? [];

/** The other text with what it has in place of mine, for narrow screens; a button above each hunk. */
export function oneColumn(file: FileToCompare): ComparedFile {
  const { root, path, mine, other, names, take } = file;
  const view = new EditorView({
    parent: root,
    root,
    doc: other,
    extensions: [
      readOnly(path, names[1]),
      unifiedMergeView({
        original: mine,
        collapseUnchanged: COLLAPSE,
        mergeControls: take ? control : false,
      }),
    ],
  });
  return {
    get hunks() {
      return hunksOf(view.state);
    },
    setMine(text) {
      const before = getOriginalDoc(view.state);
      const change = ChangeSet.of(differenceOf(before.toString(), text), before.length);
      view.dispatch({ effects: originalDocChangeEffect(view.state, change) });
    },
    reveal({ fromB }) {
      const at = Math.min(fromB, view.state.doc.length);
      view.dispatch({ effects: EditorView.scrollIntoView(at, { y: 'center' }) });
    },
    destroy: () => view.destroy(),
  };

  function control(type: 'reject' | 'accept'): HTMLElement {
    // There is only one thing to do with a hunk here.
    if (type === 'reject') return element('span', { hidden: true });
    const button = takeButton('Take this', () => {
      const at = view.posAtDOM(button);
      const chunk = hunksOf(view.state).find(({ fromB, toB }) => fromB <= at && at <= toB);
      if (chunk) take?.(chunk);
    });
    return button;
  }
}
