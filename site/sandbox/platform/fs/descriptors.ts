/** Open files by number: `openSync`, `readSync`, `writeSync`, `closeSync`, `fstatSync`. */
import { Buffer } from 'node:buffer';
import { disk, type PathLike, resolvePath } from './disk.ts';
import { fsError } from './errors.ts';
import { type Stats, statsAt } from './stats.ts';
import { fileAt, writeFileSync } from './sync.ts';
import { bytesOf } from './tree.ts';

interface OpenFile {
  readonly path: string;
  readonly append: boolean;
  position: number;
}

/** 0, 1 and 2 are the standard streams. */
const FIRST = 17;

const open = new Map<number, OpenFile>();
let next = FIRST;

function openFile(fd: number, syscall: string): OpenFile {
  const file = open.get(fd);
  if (!file) throw fsError('EBADF', syscall);
  return file;
}

export function openSync(path: PathLike, flags: string | number = 'r'): number {
  const mode = typeof flags === 'number' ? (flags & 3 ? 'w' : 'r') : flags;
  const exists = disk.has(resolvePath(path));
  if (mode.includes('x') && exists) throw fsError('EEXIST', 'open', path);
  if (mode.startsWith('r')) {
    if (!disk.isFolder(resolvePath(path))) fileAt(path, 'open');
  } else if (mode.startsWith('w') || !exists) writeFileSync(path, '');
  const fd = next++;
  open.set(fd, { path: resolvePath(path), append: mode.startsWith('a'), position: 0 });
  return fd;
}

export function closeSync(fd: number): void {
  if (!open.delete(fd)) throw fsError('EBADF', 'close');
}

export function fstatSync(fd: number): Stats {
  const stats = statsAt(openFile(fd, 'fstat').path);
  if (!stats) throw fsError('ENOENT', 'fstat');
  return stats;
}

/** Reads up to `length` bytes into `target` at `offset`; from the file's own position when `position` is null. */
export function readSync(
  fd: number,
  target: Uint8Array,
  offset = 0,
  length = target.byteLength - offset,
  position: number | null = null,
): number {
  const file = openFile(fd, 'read');
  const node = disk.file(file.path);
  if (!node) throw fsError('EISDIR', 'read');
  const at = position ?? file.position;
  const bytes = bytesOf(node).subarray(at, at + length);
  target.set(bytes, offset);
  if (position === null) file.position += bytes.length;
  return bytes.length;
}

export function writeSync(
  fd: number,
  data: Uint8Array | string,
  offset = 0,
  length?: number,
  position: number | null = null,
): number {
  const file = openFile(fd, 'write');
  const node = disk.file(file.path);
  if (!node) throw fsError('EBADF', 'write');
  const bytes =
    typeof data === 'string'
      ? Buffer.from(data)
      : data.subarray(offset, length === undefined ? undefined : offset + length);
  const before = bytesOf(node);
  const at = file.append ? before.length : (position ?? file.position);
  const after = new Uint8Array(Math.max(before.length, at + bytes.length));
  after.set(before);
  after.set(bytes, at);
  disk.write(file.path, after);
  if (position === null) file.position = at + bytes.length;
  return bytes.length;
}
