/** Handlers written as attributes, such as `onclick="..."`: the policy allows none, so they are attached by hand. */

const MARK = 'data-tab-on';

/** Comments, elements that hold raw text, and start tags; quoted values may hold anything. */
const TOKENS =
  /<!--[\s\S]*?-->|(<(script|style|textarea|title)\b(?:"[^"]*"|'[^']*'|[^'">])*>)([\s\S]*?)(?=<\/\2|$)|<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi;

const HANDLER = /("[^"]*"|'[^']*')|([\s/])on([a-z]+)(?=\s*=)/gi;

/** The HTML with its handlers renamed. In the text, since the policy already complains when they are only parsed. */
export function withHandlersAside(html: string): string {
  return html.replace(TOKENS, (token: string, start?: string, _name?: string, text?: string) => {
    if (token.startsWith('<!--')) return token;
    return start === undefined ? renamed(token) : renamed(start) + text;
  });
}

const renamed = (tag: string): string =>
  tag.replace(HANDLER, (found, quoted?: string, before?: string, event?: string) =>
    quoted === undefined ? `${before}${MARK}${event}` : found,
  );

/** Attaches what was renamed, in the page that now lives. */
export function attachInlineHandlers(): void {
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (!name.startsWith(MARK)) continue;
      element.removeAttribute(name);
      try {
        Reflect.set(element, `on${name.slice(MARK.length)}`, new Function('event', value));
      } catch (error) {
        reportError(error);
      }
    }
  }
}
