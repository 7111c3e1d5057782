/** A file system error as libuv and Node word it: `ENOENT: no such file or directory, open '/x'`. */
import { UVException } from 'native:internal/errors';
import { errorNumber } from '../bindings/uv.ts';

/** `path` as the caller wrote it. */
export function fsError(code: string, syscall: string, path?: unknown, dest?: unknown): Error {
  return new UVException({
    errno: errorNumber(code),
    syscall,
    ...(path !== undefined && { path: String(path) }),
    ...(dest !== undefined && { dest: String(dest) }),
  });
}
