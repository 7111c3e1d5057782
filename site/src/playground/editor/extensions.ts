import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { languageOf } from './language.ts';
import { markedLine } from './marked-line.ts';
import { tabKey } from './tab-key.ts';
import { siteTheme } from './theme.ts';

/** Everything that one file's editor has, apart from what the element adds for itself. `onTabMode`: see `tabKey`. */
export function fileExtensions(path: string, onTabMode: (tabLeaves: boolean) => void): Extension {
  return [
    lineNumbers(),
    highlightActiveLineGutter(),
    highlightActiveLine(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    indentOnInput(),
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    bracketMatching(),
    closeBrackets(),
    highlightSelectionMatches(),
    markedLine,
    siteTheme,
    languageOf(path),
    tabKey(onTabMode),
    // What is typed is saved; the browser's own saving of the page would help nobody.
    keymap.of([{ key: 'Mod-s', run: () => true, preventDefault: true }]),
    keymap.of([...closeBracketsKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
    EditorView.contentAttributes.of({
      'aria-label': `${path}, code`,
      'aria-describedby': 'tab-hint',
      spellcheck: 'false',
      autocapitalize: 'off',
      autocorrect: 'off',
      tabindex: '0',
    }),
  ];
}
