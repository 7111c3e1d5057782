/** One of the learner's files, as the page last told it. */
export interface ProjectFile {
  readonly text: string;
  /** The version that the page gave it; diagnostics carry it back. */
  readonly version: number;
}

/** The learner's files by path, such as `/app.ts`. */
export class ProjectFiles {
  #files = new Map<string, ProjectFile>();
  #revision = 0;

  /** Grows with every change: what was computed for another revision is out of date. */
  get revision(): number {
    return this.#revision;
  }

  get paths(): string[] {
    return [...this.#files.keys()];
  }

  get(path: string): ProjectFile | undefined {
    return this.#files.get(path);
  }

  set(path: string, file: ProjectFile): void {
    this.#files.set(path, file);
    this.#revision += 1;
  }

  delete(path: string): void {
    this.#files.delete(path);
    this.#revision += 1;
  }

  clear(): void {
    this.#files.clear();
    this.#revision += 1;
  }
}
