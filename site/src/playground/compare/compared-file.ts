/** One file of two projects, shown beside or inside each other. */
import type { Extension } from '@codemirror/state';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { languageOf } from '../editor/language.ts';
import { siteTheme } from '../editor/theme.ts';
import { element } from '../parts/element.ts';
import type { Hunk } from './take-hunk.ts';

/** One file of a comparison, shown. */
export interface ComparedFile {
  /** Where the two differ now, from the top. */
  readonly hunks: readonly Hunk[];
  /** Shows my side with another text. */
  setMine(text: string): void;
  /** Scrolls to a hunk. */
  reveal(hunk: Hunk): void;
  destroy(): void;
}

/** One file of a comparison, and where to show it. */
export interface FileToCompare {
  readonly root: ShadowRoot;
  readonly path: string;
  readonly mine: string;
  readonly other: string;
  readonly names: readonly [mine: string, other: string];
  /** Takes a hunk over into my side; null when that cannot be done here. */
  readonly take: ((hunk: Hunk) => void) | null;
}

/** Unchanged lines stand in for what surrounds a change; more of them fold away. */
export const COLLAPSE = { margin: 3, minSize: 6 };

const look = EditorView.theme({
  '.cm-changedText, .cm-deletedText': { background: 'var(--marker-soft) !important' },
  '.cm-changedLine, .cm-inlineChangedLine': { backgroundColor: 'var(--code-insert) !important' },
  '&.cm-merge-a .cm-changedLine, .cm-deletedChunk': {
    backgroundColor: 'var(--code-delete) !important',
  },
  '.cm-deletedChunk del': { textDecoration: 'none' },
  '.cm-collapsedLines': {
    background: 'var(--surface-sunken)',
    color: 'var(--text-soft)',
    padding: '0.2em 1em',
  },
  '.cm-deletedChunk .cm-chunkButtons': { position: 'static', padding: '0.3em 0' },
});

/** An editor that only shows. */
export const readOnly = (path: string, label: string): Extension => [
  lineNumbers(),
  siteTheme,
  look,
  languageOf(path),
  EditorView.lineWrapping,
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  EditorView.contentAttributes.of({ 'aria-label': `${path}, ${label}`, tabindex: '0' }),
];

/** The button at a hunk. It stands in the shadow root, where the page's own rules for buttons do not reach. */
export function takeButton(label: string, act: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'take' }, label);
  button.addEventListener('mousedown', (event) => {
    // The views have a handling of their own, for the pointer alone.
    event.stopPropagation();
    event.preventDefault();
  });
  button.addEventListener('click', act);
  return button;
}
