/** Addresses as the tab shows them: the app's own, as if it ran on the learner's machine. */

/** Where the app is, for its pages and for the learner. */
export const APP_ORIGIN = 'http://localhost:3000';

/**
 * The address that somebody typed: whole, without its scheme, or a path from the app's root.
 * Null when it leads out of the app or cannot be read.
 */
export function typedAddress(text: string): URL | null {
  const typed = text.trim();
  const whole = /^https?:\/\//i.test(typed)
    ? typed
    : /^localhost(:\d+)?([/?#]|$)/i.test(typed)
      ? `http://${typed}`
      : `${APP_ORIGIN}/${typed.replace(/^\/+/, '')}`;
  return appAddress(whole);
}

/** `href`, seen from `base`, when it leads to the app; null when it leads elsewhere or cannot be read. */
export function appAddress(href: string, base: string | URL = APP_ORIGIN): URL | null {
  if (!URL.canParse(href, base)) return null;
  const url = new URL(href, base);
  return url.origin === APP_ORIGIN ? url : null;
}

/** Whether going from one to the other only moves within the page: the same address, with a fragment. */
export function isSamePage(from: URL, to: URL): boolean {
  return to.hash !== '' && withoutHash(from) === withoutHash(to);
}

const withoutHash = (url: URL): string => url.href.slice(0, url.href.length - url.hash.length);
