/** The site's response headers, defined once: the local server sends them, and `_headers` carries them to static hosts. */
import { createHash } from 'node:crypto';
import type { SandboxAssets } from '../sandbox/assets.ts';
import { THEME_BOOT } from '../src/styles/theme-boot.ts';

const hash = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** Directives that work in a header and in a `<meta>`. */
const directives: readonly string[] = [
  "default-src 'none'",
  // WebAssembly: the compile worker runs the type stripper.
  `script-src 'self' 'wasm-unsafe-eval' ${hash(THEME_BOOT)}`,
  "style-src 'self'",
  // Style attributes are allowed for the StackBlitz form, which its SDK hides that way; style elements are not.
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  // StackBlitz: the fork asks first whether it can be reached, then posts a form to it.
  "connect-src 'self' https://stackblitz.com",
  "worker-src 'self' blob:",
  "frame-src 'self'",
  "manifest-src 'self'",
  "form-action 'self' https://stackblitz.com",
  "base-uri 'none'",
];

/** The policy as a page's `<meta>` carries it, for hosts that cannot set headers. */
export const metaPolicy: string = directives.join('; ');

/** The policy as a header: a `<meta>` cannot say who may frame the page. */
export const sitePolicy: string = [...directives, "frame-ancestors 'none'"].join('; ');

/** Headers by address, for the pages of sandboxed frames. They have their own policy; two at once would block them. */
export type FrameHeaders = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The frame that runs learner code, and the one that shows what the learner's app serves. */
export const frameHeaders = ({
  runner,
  policy,
  tab,
  tabPolicy,
}: Pick<SandboxAssets, 'runner' | 'policy' | 'tab' | 'tabPolicy'>): FrameHeaders => ({
  [runner]: { 'Content-Security-Policy': policy },
  [tab]: {
    'Content-Security-Policy': tabPolicy,
    // A process of its own, where the browser can: else a loop in a page would keep the runner's frame waiting, and every check with it.
    // Firefox (153) does not know the header and keeps both frames in the page's process: there such a loop stops the whole tab.
    'Document-Isolation-Policy': 'isolate-and-require-corp',
  },
});

/** Sent with every response. */
const common: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
};

/** How long a browser may keep a file: for ever when its name carries a hash of its content, else never unasked. */
export function cacheControl(path: string): string {
  const hashed =
    /^\/_astro\/|^\/(?:runner|tab)-[0-9a-f]{12}\.html$|^\/(?:sandbox|types)\/[^/]+-[\w-]{6,}\.(js|wasm|css|json|txt|mjs|png|data|tar)$/.test(
      path,
    );
  return hashed ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/**
 * The headers of one address, without those that depend on the file's content.
 * @param frames what the sandbox's build wrote for its frames, see `frameHeaders`.
 */
export function headersFor(path: string, frames: FrameHeaders): Readonly<Record<string, string>> {
  const own = frames[path];
  if (own !== undefined) {
    return {
      ...common,
      ...own,
      'Cache-Control': cacheControl(path),
    };
  }
  return {
    ...common,
    'Content-Security-Policy': sitePolicy,
    'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
    'Cache-Control': cacheControl(path),
  };
}
