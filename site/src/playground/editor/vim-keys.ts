import { type Extension, Prec } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** Its line at the bottom, in the site's own colours. */
const look = EditorView.theme({
  '.cm-vim-panel': {
    padding: '0.15em 0.75em',
    fontFamily: 'var(--font-code)',
    fontSize: 'var(--text-1)',
    color: 'var(--text-soft)',
  },
  '.cm-vim-panel input': { color: 'var(--text)', font: 'inherit' },
});

/**
 * Vim's keys, loaded when somebody wants them (34 kB br). The line at the bottom names the mode.
 * Escape, then Tab still leaves the editor: in Vim too, Escape is the way back to where keys are commands.
 */
export async function vimKeys(): Promise<Extension> {
  const { vim } = await import('@replit/codemirror-vim');
  // Before every other key: in Vim a letter is a command until it is not.
  return Prec.highest([vim({ status: true }), look]);
}
