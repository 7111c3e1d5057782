/** Which element of a page is meant. */
export interface Sought {
  readonly css: string;
  /** What its text, or its name for a screen reader, begins with. */
  readonly text?: string;
}

/**
 * The first element that can be seen and fits, also inside open shadow roots; scrolled into view. Its source is sent to the page, so it
 * leans on nothing around it.
 */
export function findElement({ css, text = '' }: Sought): Element | null {
  const search = (root: Document | ShadowRoot): Element | null => {
    for (const element of root.querySelectorAll('*')) {
      const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();
      const fits = element.matches(css) && words.startsWith(text);
      if (fits && element.checkVisibility({ visibilityProperty: true })) return element;
      const inner = element.shadowRoot && search(element.shadowRoot);
      if (inner) return inner;
    }
    return null;
  };
  const found = search(document);
  found?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  return found;
}
