import './compare.css';
import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import type { Files } from '../../../../checks/runner/host.ts';
import { languageOf } from '../editor/language.ts';
import { siteTheme } from '../editor/theme.ts';
import { element } from '../parts/element.ts';
import { TabList } from '../parts/tab-list.ts';
import { changedFiles } from './changed-files.ts';

export interface Comparison {
  readonly mine: Files;
  readonly other: Files;
  /** Names of the two sides, such as "Your code" and "Solution". */
  readonly names: readonly [mine: string, other: string];
}

/** Below this width two columns of code are too narrow to read; CSS pixels. */
const SIDE_BY_SIDE = 640;

/** `<groundwork-compare>`: two projects file by file, to read and copy from; it changes neither. */
export class CompareView extends HTMLElement {
  #view: { destroy(): void } | undefined;

  disconnectedCallback(): void {
    this.#view?.destroy();
  }

  show({ mine, other, names }: Comparison): void {
    this.#view?.destroy();
    const changed = changedFiles(mine, other);
    const [first] = changed;
    if (first === undefined) {
      this.replaceChildren(
        element(
          'p',
          { class: 'note' },
          `${names[0]} and ${names[1].toLowerCase()} are the same, letter by letter.`,
        ),
      );
      return;
    }
    const host = element('div', {
      class: 'compared',
      id: 'compared',
      role: 'tabpanel',
      tabindex: 0,
    });
    const root = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '.cm-mergeView, .cm-mergeViewEditors, .cm-editor { height: 100%; } .cm-mergeView { overflow: auto; }',
    );
    root.adoptedStyleSheets = [sheet];
    const wide = this.clientWidth >= SIDE_BY_SIDE;
    const open = (path: string): void => {
      this.#view?.destroy();
      tabs.select(path);
      host.setAttribute('aria-label', `${path}: ${names[0]} and ${names[1]}`);
      const [a, b] = [mine[path] ?? '', other[path] ?? ''];
      this.#view = wide ? sideBySide(root, path, a, b, names) : unified(root, path, a, b, names);
    };
    const tabs = new TabList('Files that differ', open);
    tabs.show(
      changed.map((path) => ({ id: path, label: path, controls: 'compared' })),
      first,
    );
    const legend = wide
      ? element(
          'p',
          { class: 'sides' },
          element('span', {}, names[0]),
          element('span', {}, names[1]),
        )
      : element(
          'p',
          { class: 'sides' },
          `${names[0]}, with what ${names[1].toLowerCase()} changes`,
        );
    this.replaceChildren(tabs.element, legend, host);
    open(first);
  }
}

const readOnly = (path: string, label: string): Extension => [
  lineNumbers(),
  siteTheme,
  languageOf(path),
  EditorView.lineWrapping,
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  EditorView.contentAttributes.of({ 'aria-label': `${path}, ${label}`, tabindex: '0' }),
];

const COLLAPSE = { margin: 3, minSize: 6 };

function sideBySide(
  root: ShadowRoot,
  path: string,
  a: string,
  b: string,
  names: Comparison['names'],
): MergeView {
  return new MergeView({
    parent: root,
    root,
    a: { doc: a, extensions: readOnly(path, names[0]) },
    b: { doc: b, extensions: readOnly(path, names[1]) },
    collapseUnchanged: COLLAPSE,
  });
}

function unified(
  root: ShadowRoot,
  path: string,
  a: string,
  b: string,
  names: Comparison['names'],
): EditorView {
  return new EditorView({
    parent: root,
    root,
    doc: b,
    extensions: [
      readOnly(path, names[1]),
      unifiedMergeView({ original: a, mergeControls: false, collapseUnchanged: COLLAPSE }),
    ],
  });
}
