import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** How completions, hovers, problems and fixes look: the site's own tokens, as in the rest of the editor. */
export const typedLook: Extension = EditorView.theme({
  '.cm-tooltip': { fontSize: 'var(--text-1)', lineHeight: '1.45' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--font-code)',
    maxHeight: '14em',
    minWidth: 'min(16rem, 70vw)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.15em 0.5em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    background: 'var(--code-selection)',
    color: 'var(--text)',
    outline: '1px solid var(--border-strong)',
    outlineOffset: '-1px',
  },
  '.cm-completionDetail': { color: 'var(--text-soft)', fontStyle: 'normal' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-tooltip.cm-completionInfo': { maxWidth: 'min(26rem, 60vw)', padding: '0.5em 0.75em' },
  '.cm-typed-info code, .cm-lsp-hover-tooltip': { fontFamily: 'var(--font-code)' },
  '.cm-typed-info code': { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  '.cm-typed-info p, .cm-lsp-hover-tooltip p': {
    margin: '0.4em 0 0',
    fontFamily: 'var(--font-text)',
  },
  '.cm-lsp-hover-tooltip': {
    maxHeight: '16em',
    padding: '0.4em 0.75em',
    overflow: 'auto',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  '.cm-lsp-signature-tooltip': { padding: '0.3em 0.6em' },
  '.cm-lsp-signature-tooltip .cm-lsp-signature': { fontFamily: 'var(--font-code)' },
  '.cm-lsp-signature-tooltip .cm-lsp-active-parameter': { color: 'var(--accent)' },
  '.cm-diagnostic': { padding: '0.4em 0.75em', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  '.cm-diagnostic-error': { borderLeft: '4px solid var(--fail)' },
  '.cm-diagnostic-hint': { borderLeft: '4px solid var(--border-strong)' },
  '.cm-diagnosticSource': { fontSize: 'inherit', opacity: '1', color: 'var(--text-soft)' },
  '.cm-diagnosticAction': {
    margin: '0 0 0 0.75em',
    padding: '0.1em 0.6em',
    background: 'var(--surface)',
    color: 'var(--text)',
    border: '1px solid var(--border-strong)',
    borderRadius: 'var(--radius-small)',
    font: 'inherit',
  },
  // Underlines of our own colour: the ones that come with the editor ignore the theme.
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--fail) 1px',
    textUnderlineOffset: '3px',
    textDecorationSkipInk: 'none',
  },
  '.cm-lintRange-hint': { backgroundImage: 'none' },
  '.cm-unused': { opacity: '0.65' },
  '.cm-deprecated': { textDecoration: 'line-through' },
  '.cm-gutterElement.cm-problem-line': {
    color: 'var(--fail)',
    fontWeight: '700',
    // Not by colour alone.
    textDecoration: 'underline wavy',
  },
  '.cm-quick-fixes': { display: 'grid', padding: '0.25em' },
  '.cm-quick-fixes button': {
    padding: '0.3em 0.75em',
    border: 'none',
    borderRadius: 'var(--radius-small)',
    background: 'none',
    color: 'var(--text)',
    font: '400 var(--text-1) var(--font-text)',
    textAlign: 'start',
    cursor: 'pointer',
  },
  '.cm-quick-fixes button:is(:hover, :focus-visible)': { background: 'var(--code-selection)' },
  '.cm-quick-fixes button:focus-visible': { outline: '2px solid var(--focus)' },
  '.cm-panel.cm-lsp-rename-panel': {
    padding: 'var(--space-2) var(--space-3)',
    fontFamily: 'var(--font-text)',
  },
});
