import type { Files } from '../../../../checks/runner/host.ts';
import { element } from '../parts/element.ts';
import { download } from './download.ts';
import { type Forkable, forkName } from './forkable.ts';

/** What the menu forks, and with what. */
export interface ForkMenuTools {
  readonly step: Forkable;
  /** Address of the fork's runner. */
  readonly runner: string;
  files(): Files;
  focus(): string;
  say(sentence: string): void;
}

/** What a fork needs and nothing else on the page does, loaded when the learner comes near. */
interface Prepared {
  readonly runner: string;
  readonly forkProject: typeof import('./fork-project.ts').forkProject;
  readonly stackBlitz: typeof import('./stackblitz.ts');
  readonly zipProject: typeof import('./zip.ts').zipProject;
}

/**
 * Two ways out of the page with the learner's code: StackBlitz and a zip. What they need of our own (the runner's text) is
 * fetched as soon as the pointer or the focus comes near, because the click itself may not wait. StackBlitz hears of a
 * learner no sooner than they press its button.
 */
export class ForkMenu {
  /** Busy until a press opens StackBlitz at once. */
  readonly stackBlitz = element(
    'button',
    { type: 'button', 'aria-busy': 'true' },
    'Open in StackBlitz',
  );
  readonly zip = element('button', { type: 'button' }, 'Download as zip');
  readonly note = element('p', { class: 'note', hidden: true });
  readonly #tools: ForkMenuTools;
  #prepared: Prepared | undefined;
  #preparing: Promise<Prepared> | undefined;

  constructor(tools: ForkMenuTools) {
    this.#tools = tools;
    this.stackBlitz.addEventListener('click', () => this.#openStackBlitz());
    this.zip.addEventListener('click', () => void this.#download());
  }

  /** Call when the learner comes near the menu. Safe to call often: what is there is not fetched again. */
  prepare(): void {
    this.#prepare().catch((error: unknown) => this.#tell(sentenceOf(error)));
  }

  #prepare(): Promise<Prepared> {
    this.#preparing ??= load(this.#tools.runner).catch((error: unknown) => {
      this.#preparing = undefined;
      throw error;
    });
    return this.#preparing.then((prepared) => {
      this.#prepared = prepared;
      this.stackBlitz.ariaBusy = 'false';
      return prepared;
    });
  }

  #openStackBlitz(): void {
    if (!this.#prepared) {
      this.prepare();
      this.#tell('Getting the project ready. Press again in a moment.');
      return;
    }
    const { forkProject, stackBlitz, runner } = this.#prepared;
    const { step } = this.#tools;
    const files = forkProject(step, this.#tools.files(), runner);
    stackBlitz.openOnStackBlitz(
      { title: `Groundwork ${step.id}: ${step.title}`, script: step.check ? 'check' : 'start' },
      files,
      this.#tools.focus(),
    );
    this.#tell('');
    // The tab is open by now; whether the form got there, only a question beside it can tell.
    void stackBlitz.stackBlitzReachable().then((reachable) => {
      if (!reachable) {
        this.#tell('StackBlitz does not answer from here. The zip holds the same project.');
      }
    });
  }

  async #download(): Promise<void> {
    try {
      const { forkProject, zipProject, runner } = await this.#prepare();
      const { step } = this.#tools;
      const name = forkName(step);
      const zip = zipProject(name, forkProject(step, this.#tools.files(), runner));
      download(`${name}.zip`, 'application/zip', zip);
      this.#tools.say(`${name}.zip is downloading.`);
    } catch (error) {
      this.#tell(sentenceOf(error));
    }
  }

  #tell(sentence: string): void {
    this.note.hidden = sentence === '';
    this.note.textContent = sentence;
    if (sentence) this.#tools.say(sentence);
  }
}

const sentenceOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

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
