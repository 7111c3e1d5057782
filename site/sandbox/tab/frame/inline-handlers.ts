/** Handlers written as attributes, such as `onclick="..."`: the policy allows none, so they are attached by hand. */

const MARK = 'data-tab-on';

/** Takes them off the elements of a page that was only parsed, and leaves a note. */
export function setInlineHandlersAside(page: Document): void {
  for (const element of page.querySelectorAll('*')) {
    const handlers = [...element.attributes].filter(({ name }) => /^on[a-z]+$/.test(name));
    if (handlers.length === 0) continue;
    const noted = Object.fromEntries(handlers.map(({ name, value }) => [name, value]));
    element.setAttribute(MARK, JSON.stringify(noted));
    for (const { name } of handlers) element.removeAttribute(name);
  }
}

/** Attaches what was noted, in the page that now lives. */
export function attachInlineHandlers(): void {
  for (const element of document.querySelectorAll(`[${MARK}]`)) {
    const noted: Record<string, string> = JSON.parse(element.getAttribute(MARK) ?? '{}');
    element.removeAttribute(MARK);
    for (const [name, code] of Object.entries(noted)) {
      try {
        Reflect.set(element, name, new Function('event', code));
      } catch (error) {
        reportError(error);
      }
    }
  }
}
