import { jsonLanguage } from '@codemirror/lang-json';
import { highlightCode, tagHighlighter, tags } from '@lezer/highlight';
import { element } from '../parts/element.ts';

const highlighter = tagHighlighter([
  { tag: tags.propertyName, class: 'json-key' },
  { tag: tags.string, class: 'json-string' },
  { tag: [tags.number, tags.bool, tags.null], class: 'json-value' },
]);

/** JSON text as nodes, coloured by the editor's own grammar. */
export function colouredJson(text: string): DocumentFragment {
  const nodes = document.createDocumentFragment();
  highlightCode(
    text,
    jsonLanguage.parser.parse(text),
    highlighter,
    (code, classes) => nodes.append(classes ? element('span', { class: classes }, code) : code),
    () => nodes.append('\n'),
  );
  return nodes;
}
