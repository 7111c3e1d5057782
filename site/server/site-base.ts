import process from 'node:process';

/**
 * The folder of its host in which the site lies, with a slash at both ends: `/`, or what `GROUNDWORK_BASE` says.
 * @throws Error when that is no such folder
 */
export function siteBase(value: string = process.env.GROUNDWORK_BASE ?? '/'): string {
  const base = `/${value}/`.replace(/\/{2,}/g, '/');
  if (/^\/(?:[\w.~-]+\/)*$/.test(base)) return base;
  throw new Error(
    `GROUNDWORK_BASE is a folder of the host, such as /groundwork/; found ${JSON.stringify(value)}.`,
  );
}
