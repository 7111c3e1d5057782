/** `fs.Stats` and `fs.Dirent`. */
import { fs as flags } from '../bindings/constants.ts';
import { disk } from './disk.ts';
import { sizeOf } from './tree.ts';

const FILE_MODE = flags.S_IFREG | 0o644;
const FOLDER_MODE = flags.S_IFDIR | 0o755;
const BLOCK = 4096;

/** When the platform started: the age of every folder. */
const started = Date.now();

export class Stats {
  dev = 1;
  mode: number;
  nlink = 1;
  uid = 1000;
  gid = 1000;
  rdev = 0;
  blksize = BLOCK;
  ino: number;
  size: number;
  blocks: number;
  atimeMs: number;
  mtimeMs: number;
  ctimeMs: number;
  birthtimeMs: number;
  atime: Date;
  mtime: Date;
  ctime: Date;
  birthtime: Date;

  constructor(mode: number, inode: number, size: number, modified: number) {
    this.mode = mode;
    this.ino = inode;
    this.size = size;
    this.blocks = Math.ceil(size / 512);
    this.atimeMs = this.mtimeMs = this.ctimeMs = this.birthtimeMs = modified;
    this.atime = new Date(modified);
    this.mtime = new Date(modified);
    this.ctime = new Date(modified);
    this.birthtime = new Date(modified);
  }

  isFile(): boolean {
    return (this.mode & flags.S_IFMT) === flags.S_IFREG;
  }
  isDirectory(): boolean {
    return (this.mode & flags.S_IFMT) === flags.S_IFDIR;
  }
  isSymbolicLink(): boolean {
    return false;
  }
  isFIFO(): boolean {
    return false;
  }
  isSocket(): boolean {
    return false;
  }
  isBlockDevice(): boolean {
    return false;
  }
  isCharacterDevice(): boolean {
    return false;
  }
}

/** What stands at the path; `undefined` when nothing does. */
export function statsAt(path: string): Stats | undefined {
  const file = disk.file(path);
  if (file) return new Stats(FILE_MODE, file.inode, sizeOf(file), file.modified);
  if (disk.isFolder(path)) return new Stats(FOLDER_MODE, disk.folderInode(path), BLOCK, started);
  return undefined;
}

export class Dirent {
  name: string;
  parentPath: string;
  #folder: boolean;

  constructor(name: string, parentPath: string, folder: boolean) {
    this.name = name;
    this.parentPath = parentPath;
    this.#folder = folder;
  }

  isFile(): boolean {
    return !this.#folder;
  }
  isDirectory(): boolean {
    return this.#folder;
  }
  isSymbolicLink(): boolean {
    return false;
  }
}
