/** 48 bits: enough to tell two builds of one page apart, and most of what the worker weighs. */
export const HASH_LENGTH = 8;

/** Whether the file's name tells its content, so that no other content ever has it. */
export const isHashed = (path: string): boolean =>
  /^(_astro|sandbox|types)\/.+-?[.-][\w-]{6,}\.\w+$/.test(path);

/** What the service worker knows of the build that it belongs to. Written into `sw.js` by the site's build. */
export interface OfflineManifest {
  /** Names the build: equal builds, equal names. */
  readonly build: string;
  readonly files: readonly OfflineFile[];
  /** Addresses of the sandbox's frames, relative to the worker's scope. No service worker sees their requests; see `keep-parts.ts`. */
  readonly frames: readonly string[];
}

/** A file of the build. */
export interface OfflineFile {
  /** Relative to the worker's scope: `''` for the home page, `lessons/01-models/`, `_astro/page.x.js`. */
  readonly path: string;
  /** The beginning of the content's SHA-256, `HASH_LENGTH` characters of base64url. Left out where the file's name tells its content. */
  readonly hash?: string;
  /** Size as it lies on the device. */
  readonly bytes: number;
  readonly part: OfflinePart;
}

/**
 * `read`: pages and what they load, kept before a build goes into service.
 * `check`: what runs checks, kept soon afterwards. `late`: the large rest, kept when it was used or asked for.
 */
export type OfflinePart = 'read' | 'check' | 'late';

/** What a page may ask of the worker. */
export type ToWorker =
  /** Go into service, also for the tabs that are open; they stay with the files of their own build. */
  | { readonly type: 'take-over' }
  /** Answer an `OfflineStatus` on the port that comes along. */
  | { readonly type: 'status' };

/** What is kept of the current build. */
export interface OfflineStatus {
  readonly build: string;
  readonly files: readonly (OfflineFile & { readonly kept: boolean })[];
  readonly frames: readonly string[];
}
