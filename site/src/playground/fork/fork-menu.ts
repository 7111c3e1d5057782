import type { Files } from '../../../../checks/runner/host.ts';
import { element } from '../parts/element.ts';
import type { StepPackage } from '../step-package.ts';
import { download } from './download.ts';

export interface ForkMenuTools {
  readonly step: StepPackage;
  /** Address of the fork's runner. */
  readonly runner: string;
  files(): Files;
  focus(): string;
  say(sentence: string): void;
}

/** How long a "does not answer" stands before the next approach asks again, ms. */
const ASK_AGAIN = 15_000;

/** What a fork needs and nothing else on the page does, loaded when the learner comes near. */
interface Prepared {
  readonly runner: string;
  readonly forkProject: typeof import('./fork-project.ts').forkProject;
  readonly stackBlitz: typeof import('./stackblitz.ts');
  readonly zipProject: typeof import('./zip.ts').zipProject;
}

/**
 * Two ways out of the page with the learner's code: StackBlitz and a zip. Everything slow (the runner's text, whether
 * StackBlitz answers) is asked for as soon as the pointer or the focus comes near, because the click itself may not wait.
 */
export class ForkMenu {
  readonly stackBlitz = element('button', { type: 'button' }, 'Open in StackBlitz');
  readonly zip = element('button', { type: 'button' }, 'Download as zip');
  readonly note = element('p', { class: 'note', hidden: true });
  readonly #tools: ForkMenuTools;
  #prepared: Prepared | undefined;
  #preparing: Promise<Prepared> | undefined;
  #reachable = false;
  #askAgainAt = 0;

  constructor(tools: ForkMenuTools) {
    this.#tools = tools;
    this.stackBlitz.addEventListener('click', () => this.#openStackBlitz());
    this.zip.addEventListener('click', () => void this.#download());
  }

  /** Call when the learner comes near the menu. Safe to call often: StackBlitz is asked again only after a while. */
  prepare(): void {
    if (this.#reachable || performance.now() < this.#askAgainAt) return;
    this.#askAgainAt = performance.now() + ASK_AGAIN;
    this.#prepare().then(
      async ({ stackBlitz }) => {
        this.#reachable = await stackBlitz.stackBlitzReachable();
        if (this.#reachable) return this.#tell('');
        this.#tell('StackBlitz does not answer from here. The zip holds the same project.');
      },
      (error: unknown) => this.#tell(String(error instanceof Error ? error.message : error)),
    );
  }

  #prepare(): Promise<Prepared> {
    this.#preparing ??= load(this.#tools.runner).catch((error: unknown) => {
      this.#preparing = undefined;
      throw error;
    });
    return this.#preparing.then((prepared) => {
      this.#prepared = prepared;
      return prepared;
    });
  }

  #openStackBlitz(): void {
    if (!this.#prepared) {
      void this.#prepare().catch((error: unknown) => this.#tell(String(error)));
      this.#tell('Getting the project ready. Press again in a moment.');
      return;
    }
    const { forkProject, stackBlitz, runner } = this.#prepared;
    const { step } = this.#tools;
    const files = forkProject(step, this.#tools.files(), runner);
    stackBlitz.openOnStackBlitz(`Groundwork ${step.id}: ${step.title}`, files, this.#tools.focus());
  }

  async #download(): Promise<void> {
    try {
      const { forkProject, zipProject, runner } = await this.#prepare();
      const { step } = this.#tools;
      const name = `groundwork-${step.id.replace('.', '-')}`;
      const zip = zipProject(name, forkProject(step, this.#tools.files(), runner));
      download(`${name}.zip`, 'application/zip', zip);
      this.#tools.say(`${name}.zip is downloading.`);
    } catch (error) {
      this.#tell(error instanceof Error ? error.message : String(error));
    }
  }

  #tell(sentence: string): void {
    this.note.hidden = sentence === '';
    this.note.textContent = sentence;
    if (sentence) this.#tools.say(sentence);
  }
}

async function load(address: string): Promise<Prepared> {
  const [project, stackBlitz, zip, response] = await Promise.all([
    import('./fork-project.ts'),
    import('./stackblitz.ts'),
    import('./zip.ts'),
    fetch(address),
  ]);
  if (!response.ok) {
    throw new Error(
      `The fork's runner could not be loaded from ${address} (${response.status}). Reload the page and try again.`,
    );
  }
  return {
    runner: await response.text(),
    forkProject: project.forkProject,
    stackBlitz,
    zipProject: zip.zipProject,
  };
}
