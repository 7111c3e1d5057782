import { indentWithTab } from '@codemirror/commands';
import type { Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';

/** What the learner is told beside the editor. */
export const TAB_HINT =
  'Tab moves on until you type, then it indents. Esc, then Tab always moves on.';

/**
 * Nobody gets caught in the editor: whoever came by Tab leaves by Tab, and only after a click or a typed
 * character Tab indents (WCAG 2.1.2). Esc then Tab is CodeMirror's own way out and stays. `onMode` hears which holds.
 */
export function tabKey(onMode: (tabLeaves: boolean) => void): Extension {
  /** Whether a pointer brought the focus: `mousedown` comes before `focus`. */
  let pointed = false;
  const setMode = (view: EditorView, tabLeaves: boolean): void => {
    view.setTabFocusMode(tabLeaves);
    onMode(tabLeaves);
  };
  return [
    keymap.of([indentWithTab]),
    EditorView.domEventHandlers({
      mousedown: (_, view) => {
        pointed = true;
        setMode(view, false);
      },
      focus: (_, view) => {
        if (!pointed) setMode(view, true);
      },
      blur: () => {
        pointed = false;
      },
    }),
    EditorView.updateListener.of((update) => {
      if (update.transactions.some((transaction) => transaction.isUserEvent('input'))) {
        setMode(update.view, false);
      }
    }),
  ];
}
