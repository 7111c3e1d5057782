/** `internalBinding('url')` for Node's legacy `url.parse`, on the browser's own URL parser. */

/** The host in Punycode; '' when it is no host. */
export function domainToASCII(host: string): string {
  try {
    return new URL(`ws://${host}`).hostname;
  } catch {
    return '';
  }
}

export const url = {
  domainToASCII,
  domainToUnicode: (host: string) => host,
  /** `url.format(new URL(...), options)` */
  format(href: string, fragment: boolean, _unicode: boolean, search: boolean, auth: boolean) {
    const copy = new URL(href);
    if (!fragment) copy.hash = '';
    if (!search) copy.search = '';
    if (!auth) {
      copy.username = '';
      copy.password = '';
    }
    return copy.href;
  },
};
