import { element } from './element.ts';

/** A sentence in which `` `code` `` stands between back-ticks, as nodes. An unpaired back-tick stays what it is. */
export function inlineCode(sentence: string): readonly Node[] {
  const parts = sentence.split(/`([^`]+)`/);
  return parts
    .map((part, index) =>
      index % 2 === 1 ? element('code', {}, part) : document.createTextNode(part),
    )
    .filter((node) => node.textContent !== '');
}
