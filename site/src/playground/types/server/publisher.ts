import { diagnose, type FileDiagnostic } from './diagnostics.ts';
import type { LearnerService } from './learner-service.ts';

/** From the last change to the check of the file that changed, ms. */
const PAUSE = 120;

/** A file's problems, for the version of its text that they were found in. */
export interface Published {
  readonly path: string;
  readonly version: number;
  readonly diagnostics: readonly FileDiagnostic[];
}

/** Checks files a moment after they changed: the one in front first, then the others, giving way to requests in between. */
export class Publisher {
  readonly #learner: LearnerService;
  readonly #publish: (found: Published) => void;
  #front = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Grows when something changes: a round that was begun before then stops. */
  #round = 0;

  constructor(learner: LearnerService, publish: (found: Published) => void) {
    this.#learner = learner;
    this.#publish = publish;
  }

  /** Names the file that the learner looks at. */
  set front(path: string) {
    this.#front = path;
  }

  /** Checks everything, since a change in one file may break another. `delay` in ms. */
  soon(delay: number = PAUSE): void {
    this.stop();
    this.#timer = setTimeout(() => void this.#run(this.#round), delay);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#round += 1;
  }

  async #run(round: number): Promise<void> {
    const { project } = this.#learner;
    const code = project.paths.filter((path) => /\.[cm]?ts$/.test(path));
    const order = code.toSorted((a, b) => Number(b === this.#front) - Number(a === this.#front));
    for (const path of order) {
      const file = project.get(path);
      if (!file || round !== this.#round) return;
      const diagnostics = diagnose(this.#learner, path);
      this.#publish({ path, version: file.version, diagnostics });
      // Lets messages that came in meanwhile go first.
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
}
