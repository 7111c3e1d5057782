import type { TypesPack } from '../types-pack.ts';

/** The pack as the folders and files that the compiler asks for. */
export class PackFiles {
  readonly #files: TypesPack;
  /** Names of the folders in each folder, by path without a closing slash; the root is ''. */
  readonly #folders = new Map<string, Set<string>>([['', new Set()]]);

  constructor(pack: TypesPack) {
    this.#files = pack;
    for (const path of Object.keys(pack)) this.#addFolders(path);
  }

  read(path: string): string | undefined {
    return Object.hasOwn(this.#files, path) ? this.#files[path] : undefined;
  }

  hasFolder(path: string): boolean {
    return this.#folders.has(path.replace(/\/$/, ''));
  }

  foldersIn(path: string): string[] {
    return [...(this.#folders.get(path.replace(/\/$/, '')) ?? [])];
  }

  #addFolders(path: string): void {
    const end = path.lastIndexOf('/');
    if (end <= 0) return;
    const folder = path.slice(0, end);
    if (this.#folders.has(folder)) return;
    this.#folders.set(folder, new Set());
    this.#addFolders(folder);
    const parent = folder.slice(0, folder.lastIndexOf('/'));
    this.#folders.get(parent)?.add(folder.slice(parent.length + 1));
  }
}
