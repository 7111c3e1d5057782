/** The synchronous half of `node:fs`; the callback and promise halves are made from it. */

import { codes } from 'native:internal/errors';
import { Buffer } from 'node:buffer';
import { disk, type PathLike, resolvePath } from './disk.ts';
import { fsError } from './errors.ts';
import { Dirent, type Stats, statsAt } from './stats.ts';
import { bytesOf, type FileNode, load, parentOf } from './tree.ts';

export type EncodingOption = BufferEncoding | 'buffer' | null | undefined;
type Encoded = EncodingOption | { encoding?: EncodingOption; flag?: string };
export type Data = string | ArrayBufferView;

const encodingOf = (options: Encoded): EncodingOption =>
  typeof options === 'string' ? options : options?.encoding;

/** A copy of `data` as bytes. */
export function toBytes(data: unknown, options?: Encoded): Uint8Array {
  if (typeof data === 'string')
    return Buffer.from(data, (encodingOf(options) ?? 'utf8') as BufferEncoding);
  if (!ArrayBuffer.isView(data)) {
    throw new codes.ERR_INVALID_ARG_TYPE(
      'data',
      ['string', 'Buffer', 'TypedArray', 'DataView'],
      data,
    );
  }
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
}

/** The file at `path`, or the error that `syscall` gives without one. */
export function fileAt(path: PathLike, syscall: string): FileNode {
  const full = resolvePath(path);
  const file = disk.file(full);
  if (file) return file;
  if (disk.isFolder(full)) throw fsError('EISDIR', syscall === 'open' ? 'read' : syscall);
  throw fsError(disk.file(parentOf(full)) ? 'ENOTDIR' : 'ENOENT', syscall, path);
}

/** Waits for the content of a file that is only loaded when it is first read; `null` when there is nothing to wait for. */
export function loading(path: unknown): Promise<unknown> | null {
  const node = typeof path === 'number' ? undefined : disk.file(resolvePath(path as PathLike));
  return !node || node.data instanceof Uint8Array ? null : load(node);
}

export function readFileSync(path: PathLike | number, options?: Encoded): string | Buffer {
  if (typeof path === 'number' && Number.isInteger(path)) throw fsError('EBADF', 'read');
  const bytes = Buffer.from(bytesOf(fileAt(path as PathLike, 'open')));
  const encoding = encodingOf(options);
  return encoding && encoding !== 'buffer' ? bytes.toString(encoding) : bytes;
}

function checkWritable(path: PathLike): string {
  const full = resolvePath(path);
  if (disk.isFolder(full)) throw fsError('EISDIR', 'open', path);
  if (!disk.isFolder(parentOf(full))) throw fsError('ENOENT', 'open', path);
  return full;
}

export function writeFileSync(path: PathLike, data: Data, options?: Encoded): void {
  const flag = typeof options === 'object' ? (options?.flag ?? 'w') : 'w';
  if (flag.startsWith('a')) {
    appendFileSync(path, data, options);
    return;
  }
  const full = checkWritable(path);
  if (flag.includes('x') && disk.has(full)) throw fsError('EEXIST', 'open', path);
  disk.write(full, toBytes(data, options));
}

export function appendFileSync(path: PathLike, data: Data, options?: Encoded): void {
  const full = checkWritable(path);
  const file = disk.file(full);
  const before = file ? bytesOf(file) : new Uint8Array(0);
  disk.write(full, Buffer.concat([before, toBytes(data, options)]));
}

export function existsSync(path: PathLike): boolean {
  try {
    return disk.has(resolvePath(path));
  } catch {
    return false;
  }
}

export function statSync(
  path: PathLike,
  options?: { throwIfNoEntry?: boolean },
): Stats | undefined {
  const stats = statsAt(resolvePath(path));
  if (!stats && options?.throwIfNoEntry !== false) throw fsError('ENOENT', 'stat', path);
  return stats;
}

export function lstatSync(
  path: PathLike,
  options?: { throwIfNoEntry?: boolean },
): Stats | undefined {
  const stats = statsAt(resolvePath(path));
  if (!stats && options?.throwIfNoEntry !== false) throw fsError('ENOENT', 'lstat', path);
  return stats;
}

export function accessSync(path: PathLike): void {
  if (!disk.has(resolvePath(path))) throw fsError('ENOENT', 'access', path);
}

export function readdirSync(
  path: PathLike,
  options?: EncodingOption | { withFileTypes?: boolean; recursive?: boolean },
): string[] | Dirent[] {
  const full = resolvePath(path);
  if (!disk.isFolder(full)) throw fsError(disk.file(full) ? 'ENOTDIR' : 'ENOENT', 'scandir', path);
  const { withFileTypes, recursive } = typeof options === 'object' && options ? options : {};
  const found: { name: string; folder: string; isFolder: boolean; prefix: string }[] = [];
  const visit = (folder: string, prefix: string) => {
    for (const [name, isFolder] of disk.list(folder)) {
      found.push({ name, folder, isFolder, prefix });
      if (recursive && isFolder)
        visit(`${folder === '/' ? '' : folder}/${name}`, `${prefix}${name}/`);
    }
  };
  visit(full, '');
  return withFileTypes
    ? found.map(({ name, folder, isFolder }) => new Dirent(name, folder, isFolder))
    : found.map(({ name, prefix }) => prefix + name);
}

export function mkdirSync(
  path: PathLike,
  options?: number | { recursive?: boolean },
): string | undefined {
  const full = resolvePath(path);
  const recursive = typeof options === 'object' && options.recursive;
  if (disk.file(full) || (disk.isFolder(full) && !recursive))
    throw fsError('EEXIST', 'mkdir', path);
  if (!recursive && !disk.isFolder(parentOf(full))) throw fsError('ENOENT', 'mkdir', path);
  let first: string | undefined;
  for (let at = full; !disk.isFolder(at); at = parentOf(at)) first = at;
  disk.makeFolder(full);
  return recursive ? first : undefined;
}

export function unlinkSync(path: PathLike): void {
  const full = resolvePath(path);
  if (disk.isFolder(full)) throw fsError('EISDIR', 'unlink', path);
  if (!disk.removeFile(full)) throw fsError('ENOENT', 'unlink', path);
}

export function rmSync(path: PathLike, options?: { recursive?: boolean; force?: boolean }): void {
  const full = resolvePath(path);
  if (disk.removeFile(full)) return;
  if (!disk.isFolder(full)) {
    if (!options?.force) throw fsError('ENOENT', 'lstat', path);
    return;
  }
  if (!options?.recursive) {
    throw new codes.ERR_FS_EISDIR({
      code: 'EISDIR',
      message: 'is a directory',
      path: full,
      syscall: 'rm',
      errno: 21,
    });
  }
  disk.removeFolder(full);
}

export function rmdirSync(path: PathLike): void {
  const full = resolvePath(path);
  if (!disk.isFolder(full)) throw fsError(disk.file(full) ? 'ENOTDIR' : 'ENOENT', 'rmdir', path);
  if (disk.list(full).length > 0) throw fsError('ENOTEMPTY', 'rmdir', path);
  disk.removeFolder(full);
}

export function renameSync(from: PathLike, to: PathLike): void {
  const source = resolvePath(from, 'oldPath');
  const target = resolvePath(to, 'newPath');
  if (!disk.has(source) || !disk.isFolder(parentOf(target)))
    throw fsError('ENOENT', 'rename', from, to);
  disk.move(source, target);
}

export function copyFileSync(from: PathLike, to: PathLike, mode = 0): void {
  const source = disk.file(resolvePath(from, 'src'));
  const target = resolvePath(to, 'dest');
  if (!source) throw fsError('ENOENT', 'copyfile', from, to);
  if (mode & 1 && disk.has(target)) throw fsError('EEXIST', 'copyfile', from, to);
  disk.write(target, bytesOf(source).slice());
}

function realPath(path: PathLike): string {
  const full = resolvePath(path);
  if (!disk.has(full)) throw fsError('ENOENT', 'lstat', path);
  return full;
}

export const realpathSync = Object.assign(realPath, { native: realPath });

export function mkdtempSync(prefix: string): string {
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  const suffix = Array.from({ length: 6 }, () => letters[Math.floor(Math.random() * 62)]).join('');
  mkdirSync(prefix + suffix);
  return prefix + suffix;
}

export function utimesSync(
  path: PathLike,
  _accessed: number | Date,
  modified: number | Date,
): void {
  const file = disk.file(resolvePath(path));
  if (!file) throw fsError('ENOENT', 'utime', path);
  file.modified = modified instanceof Date ? modified.getTime() : Number(modified) * 1000;
}

export function chmodSync(path: PathLike): void {
  if (!existsSync(path)) throw fsError('ENOENT', 'chmod', path);
}

export function truncateSync(path: PathLike, length = 0): void {
  const file = fileAt(path, 'open');
  const bytes = new Uint8Array(length);
  bytes.set(bytesOf(file).subarray(0, length));
  disk.write(resolvePath(path), bytes);
}
