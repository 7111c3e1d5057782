/**
 * The policy of the runner frame: what makes learner code harmless. Workers that the frame starts from `data:` and `blob:` inherit it.
 *
 * The server sends `runnerPolicy` as the header of `/runner.html`; the file also carries `runnerMetaPolicy` in a `<meta>`, so that a
 * static host that cannot set headers is safe too.
 */

/** Directives that work in a header and in a `<meta>`. `unsafe-eval` links the learner's modules; `blob:` loads the bundle. */
const directives = (scriptHash: string): readonly string[] => [
  "default-src 'none'",
  `script-src 'unsafe-eval' blob: '${scriptHash}'`,
  'worker-src blob: data:',
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** The value of the `<meta http-equiv="Content-Security-Policy">` in `runner.html`. `scriptHash` is `sha256-` and base64. */
export const runnerMetaPolicy = (scriptHash: string): string => directives(scriptHash).join('; ');

/**
 * The value of the `Content-Security-Policy` header of `/runner.html`. Beyond the `<meta>` it gives the document an opaque origin
 * however it is opened, and lets only our own pages frame it; both directives are ignored in a `<meta>`.
 */
export const runnerPolicy = (scriptHash: string): string =>
  [...directives(scriptHash), 'sandbox allow-scripts', "frame-ancestors 'self'"].join('; ');
