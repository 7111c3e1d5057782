import './peek.css';
import { EditorState } from '@codemirror/state';
import { EditorView, highlightActiveLine, lineNumbers } from '@codemirror/view';
import { languageOf } from '../editor/language.ts';
import { siteTheme } from '../editor/theme.ts';
import { element } from '../parts/element.ts';

/** A library's declarations over the editor: to read, not to change. Escape or the button goes back. */
export class PeekView {
  readonly #stage: HTMLElement;
  readonly #goBack: () => void;
  #shown: { readonly box: HTMLElement; readonly view: EditorView } | undefined;

  /** @param goBack where the focus goes when the learner closes it. */
  constructor(stage: HTMLElement, goBack: () => void) {
    this.#stage = stage;
    this.#goBack = goBack;
  }

  /** Shows `text`; the caller moves the cursor of the view that it gets. */
  show(path: string, text: string): EditorView {
    this.close();
    const name = path.replace(/^(node_modules|lib)\//, '');
    const host = element('div', { class: 'peek-code' });
    const root = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.cm-editor { height: 100%; }');
    root.adoptedStyleSheets = [sheet];
    const back = element('button', { type: 'button', class: 'quiet' }, 'Back to my code');
    back.addEventListener('click', () => this.#leave());
    const box = element(
      'section',
      {
        class: 'peek',
        'aria-label': `${name}, types of a library, read only`,
        on: {
          keydown: (event) => {
            if (event.key === 'Escape') this.#leave();
          },
        },
      },
      element('header', {}, element('span', {}, element('code', {}, name), ' read only'), back),
      host,
    );
    this.#stage.append(box);
    const view = new EditorView({
      parent: root,
      root,
      doc: text,
      extensions: [
        lineNumbers(),
        // Where the definition stands.
        highlightActiveLine(),
        siteTheme,
        languageOf(path),
        EditorState.readOnly.of(true),
        EditorView.editable.of(false),
        EditorView.contentAttributes.of({ 'aria-label': `${name}, code`, tabindex: '0' }),
      ],
    });
    this.#shown = { box, view };
    view.focus();
    return view;
  }

  close(): void {
    this.#shown?.view.destroy();
    this.#shown?.box.remove();
    this.#shown = undefined;
  }

  #leave(): void {
    this.close();
    this.#goBack();
  }
}
