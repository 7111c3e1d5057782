/**
 * Scripts that ask for their location get the app's. `location` cannot be replaced in a window, so its mentions are: `window.location`
 * and its like, a bare `location.href`, and the way in which `url-parse` finds the global object.
 */

/** The global that stands in for `location`. */
export const LOCATION = '__tabLocation';

const MENTIONS =
  /\b(?:window|globalThis|self|document)\??\.location\b|(?<![.\w$])location(?=\.(?:href|assign|replace|reload|search|pathname|hash|origin|hostname|host|port|protocol|toString)\b)/g;
const URL_PARSE = /(typeof window\?)window(:[^;]{0,90}\)\.location\b)/g;

/** The script, with every mention of `location` leading to the app's own. */
export const withAppLocation = (script: string): string =>
  script
    .replace(MENTIONS, `globalThis.${LOCATION}`)
    .replace(URL_PARSE, `$1{location:globalThis.${LOCATION}}$2`);
