import { siteAddress } from './links.ts';

/** A manifest of addresses, such as `/sandbox/execution-1a2b3c.js`, as they are where the site lies on its host. */
export function atBase(manifest: string): string {
  return JSON.stringify(JSON.parse(manifest), (_key, value: unknown) =>
    typeof value === 'string' && isAddress(value) ? siteAddress(value) : value,
  );
}

const isAddress = (value: string): value is `/${string}` =>
  /^\/(?:sandbox|types|fork)\/|^\/[\w-]+\.html$/.test(value);
