/** The virtual disk: files and folders by normalized absolute path. A file's content may come only when it is first read. */

/** Content that is not here yet, such as a Blob's. */
export type Unread = Pick<Blob, 'size' | 'arrayBuffer'>;

export interface FileNode {
  data: Uint8Array | Unread;
  /** Milliseconds since 1970. */
  modified: number;
  readonly inode: number;
}

/** Removes `.`, `..` and doubled slashes; never ends with a slash. */
export function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

export const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

/** One disk. */
export class FileTree {
  #files = new Map<string, FileNode>();
  #folders = new Map<string, number>([['/', 1]]);
  #inodes = 1;

  file(path: string): FileNode | undefined {
    return this.#files.get(path);
  }
  isFolder(path: string): boolean {
    return this.#folders.has(path);
  }
  /** The folder's inode number. */
  folderInode(path: string): number {
    return this.#folders.get(path) ?? 0;
  }
  has(path: string): boolean {
    return this.#files.has(path) || this.#folders.has(path);
  }

  /** Puts the file there, with the folders that lead to it. */
  write(path: string, data: string | Uint8Array | Unread, modified = Date.now()): void {
    const inode = this.#files.get(path)?.inode ?? ++this.#inodes;
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
    this.#files.set(path, { data: bytes, modified, inode });
    this.makeFolder(parentOf(path));
  }

  makeFolder(path: string): void {
    for (let at = path; !this.#folders.has(at); at = parentOf(at))
      this.#folders.set(at, ++this.#inodes);
  }

  removeFile(path: string): boolean {
    return this.#files.delete(path);
  }

  /** Removes the folder with everything in it. */
  removeFolder(path: string): void {
    const below = path === '/' ? '/' : `${path}/`;
    for (const file of this.#files.keys()) if (file.startsWith(below)) this.#files.delete(file);
    for (const folder of this.#folders.keys())
      if (folder === path || folder.startsWith(below)) this.#folders.delete(folder);
    this.#folders.set('/', 1);
  }

  /** Moves a file or a whole folder. */
  move(from: string, to: string): void {
    const file = this.#files.get(from);
    if (file) {
      this.#files.delete(from);
      this.#files.set(to, file);
      return;
    }
    const below = `${from}/`;
    for (const [path, node] of [...this.#files]) {
      if (!path.startsWith(below)) continue;
      this.#files.delete(path);
      this.#files.set(to + path.slice(from.length), node);
    }
    for (const [path, inode] of [...this.#folders]) {
      if (path !== from && !path.startsWith(below)) continue;
      this.#folders.delete(path);
      this.#folders.set(to + path.slice(from.length), inode);
    }
  }

  /** Names in the folder, sorted, and whether each is a folder. */
  list(path: string): [name: string, isFolder: boolean][] {
    const below = path === '/' ? '/' : `${path}/`;
    const names = new Map<string, boolean>();
    const add = (full: string, isFolder: boolean) => {
      if (!full.startsWith(below) || full === path) return;
      const rest = full.slice(below.length);
      if (rest && !rest.includes('/')) names.set(rest, isFolder);
    };
    for (const file of this.#files.keys()) add(file, false);
    for (const folder of this.#folders.keys()) add(folder, true);
    return [...names].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

export const sizeOf = (node: FileNode): number =>
  node.data instanceof Uint8Array ? node.data.byteLength : node.data.size;

declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

/** Taken before the runner hides it from learner code. */
const SyncReader = typeof FileReaderSync === 'undefined' ? undefined : FileReaderSync;

/** The file's bytes once they are here; later calls wait for nothing. */
export async function load(node: FileNode): Promise<Uint8Array> {
  const { data } = node;
  if (data instanceof Uint8Array) return data;
  const bytes = new Uint8Array(await data.arrayBuffer());
  // Unless somebody has written the file meanwhile.
  if (node.data === data) node.data = bytes;
  return bytes;
}

/** The file's bytes, read now; only a worker can do that with a Blob. */
export function bytesOf(node: FileNode): Uint8Array {
  if (node.data instanceof Uint8Array) return node.data;
  if (!SyncReader || !(node.data instanceof Blob)) {
    throw new Error(
      'This file is loaded when it is first read, so it cannot be read synchronously: use fs.promises.readFile or a stream.',
    );
  }
  const bytes = new Uint8Array(new SyncReader().readAsArrayBuffer(node.data));
  node.data = bytes;
  return bytes;
}
