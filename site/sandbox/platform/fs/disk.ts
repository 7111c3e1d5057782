/** The disk that learner code sees, and how paths lead to it. */

import { codes } from 'native:internal/errors';
import { Buffer } from 'node:buffer';
import { fileURLToPath } from 'node:url';
import { project } from '../process/project.ts';
import { FileTree, normalize } from './tree.ts';

export type PathLike = string | Uint8Array | URL;

export const disk = new FileTree();
disk.makeFolder('/tmp');

/** The absolute path that `path` names, from the current folder. */
export function resolvePath(path: PathLike, name = 'path'): string {
  const text =
    path instanceof URL
      ? fileURLToPath(path)
      : path instanceof Uint8Array
        ? Buffer.from(path).toString()
        : path;
  if (typeof text !== 'string')
    throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'URL'], path);
  if (text.includes('\0')) {
    throw new codes.ERR_INVALID_ARG_VALUE(
      name,
      path,
      'must be a string, Uint8Array, or URL without null bytes',
    );
  }
  return normalize(text.startsWith('/') ? text : `${project.cwd}/${text}`);
}
