/** The editor's look: the site's own tokens, so light, dark and the learner's choice need no second theme. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const look = EditorView.theme({
  '&': {
    color: 'var(--code-text)',
    backgroundColor: 'var(--code-surface)',
    height: '100%',
    fontSize: 'var(--code-size, var(--text-code))',
  },
  // The workbench draws the focus ring around the whole editor.
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-code)', lineHeight: 'var(--leading-code)' },
  '.cm-content': { caretColor: 'var(--accent)', paddingBottom: '3rem' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '.cm-gutters': {
    backgroundColor: 'var(--code-surface)',
    color: 'var(--code-gutter)',
    border: 'none',
    paddingRight: '0.25rem',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in oklab, var(--code-line) 65%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--code-line)', color: 'var(--code-text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { backgroundColor: 'var(--code-selection)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--code-selection)',
    outline: '1px solid var(--border-strong)',
  },
  '.cm-selectionMatch': { backgroundColor: 'var(--marker-soft)' },
  '.cm-searchMatch': { backgroundColor: 'var(--marker-soft)', outline: '1px solid var(--marker)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--marker)', color: 'var(--on-marker)' },
  '.cm-panels': { backgroundColor: 'var(--surface-raised)', color: 'var(--text)' },
  '.cm-panels.cm-panels-bottom': { borderTop: '1px solid var(--border)' },
  '.cm-panel.cm-search': {
    padding: 'var(--space-2) var(--space-3)',
    fontFamily: 'var(--font-text)',
  },
  '.cm-panel.cm-search [name=close]': { color: 'var(--text)', fontSize: '1.25rem' },
  '.cm-textfield, .cm-button': {
    backgroundColor: 'var(--surface)',
    backgroundImage: 'none',
    color: 'var(--text)',
    border: '1px solid var(--border-strong)',
    borderRadius: 'var(--radius-small)',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface-overlay)',
    color: 'var(--text)',
    border: '1px solid var(--border-strong)',
    borderRadius: 'var(--radius-small)',
    maxWidth: 'min(40rem, 90vw)',
  },
  '.cm-marked-line': {
    backgroundColor: 'var(--fail-soft)',
    boxShadow: 'inset 3px 0 0 var(--fail)',
  },
  '.cm-changedLine, .cm-insertedLine': { backgroundColor: 'var(--code-insert)' },
  '.cm-deletedChunk, .cm-deletedLine': { backgroundColor: 'var(--code-delete)' },
  '&.cm-merge-a .cm-changedLine': { backgroundColor: 'var(--code-delete)' },
  '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText': {
    background: 'none',
    textDecoration: 'underline solid var(--fail) 2px',
  },
  '&.cm-merge-b .cm-changedText, .cm-insertedLine .cm-changedText, .cm-changedLine .cm-changedText':
    {
      background: 'none',
      textDecoration: 'underline solid var(--pass) 2px',
    },
  '.cm-collapsedLines': {
    background: 'var(--surface-hover)',
    color: 'var(--text-soft)',
    fontFamily: 'var(--font-text)',
  },
  // CodeMirror's own sign is in few fonts.
  '.cm-collapsedLines:before, .cm-collapsedLines:after': { content: '"⋯" !important' },
});

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: 'var(--code-keyword)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--code-number)' },
  { tag: tags.comment, color: 'var(--code-comment)', fontStyle: 'italic' },
  { tag: [tags.typeName, tags.className, tags.namespace], color: 'var(--code-type)' },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.propertyName)],
    color: 'var(--code-function)',
  },
  { tag: tags.propertyName, color: 'var(--code-property)' },
  { tag: [tags.operator, tags.punctuation, tags.bracket], color: 'var(--code-punctuation)' },
]);

/** Colours and spacing for every editor and comparison on the site. */
export const siteTheme: Extension = [look, syntaxHighlighting(colours)];
