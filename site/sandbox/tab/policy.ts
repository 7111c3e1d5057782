/**
 * The policy of the tab's frame, in which a page of the learner's app runs: it reaches nothing but the port that the page gave it.
 *
 * Scripts run from blob addresses of the frame's own making, never inline. That also closes the way through a frame in the frame
 * (`srcdoc`), which no `frame-src` stops: it inherits this policy, cannot open our blobs from its other origin, and so runs nothing.
 * It matters because no policy covers WebRTC, and a frame in the frame would have it back (see `frame/harden.ts`).
 */
import { APP_ORIGIN } from './address.ts';

/** Directives that work in a header and in a `<meta>`. `scriptHash` is `sha256-` and base64. */
const directives = (scriptHash: string): readonly string[] => [
  "default-src 'none'",
  `script-src 'unsafe-eval' blob: '${scriptHash}'`,
  // Pages style themselves in place; a style reaches nothing that the next three do not allow.
  "style-src blob: 'unsafe-inline'",
  'img-src blob: data:',
  'font-src blob: data:',
  'media-src blob: data:',
  "connect-src 'none'",
  "frame-src 'none'",
  "worker-src 'none'",
  "object-src 'none'",
  "form-action 'none'",
  // Relative addresses in a page are those of the app.
  `base-uri ${APP_ORIGIN}`,
];

/** The value of the `<meta http-equiv="Content-Security-Policy">` in `tab.html`. */
export const tabMetaPolicy = (scriptHash: string): string => directives(scriptHash).join('; ');

/** The value of the `Content-Security-Policy` header of `/tab.html`; see `runnerPolicy` for what only a header can say. */
export const tabPolicy = (scriptHash: string): string =>
  [...directives(scriptHash), 'sandbox allow-scripts', "frame-ancestors 'self'"].join('; ');
