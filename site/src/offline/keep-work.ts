import { learnerWhenReady } from '../components/learner-when-ready.ts';
import { download } from '../playground/fork/download.ts';
import { chooseFile } from '../playground/parts/choose-file.ts';

/** `<keep-work>`: exports everything that is kept here as one file, and takes such a file in. */
export class KeepWork extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('[data-export]')?.addEventListener('click', () => void this.#export());
    this.querySelector('[data-import]')?.addEventListener('click', () => void this.#import());
    void learnerWhenReady().then((learner) =>
      learner.onTrouble(({ sentence }) => this.#say(sentence)),
    );
  }

  #say(sentence: string): void {
    const said = this.querySelector('[data-said]');
    if (said) said.textContent = sentence;
  }

  async #export(): Promise<void> {
    const backup = await (await learnerWhenReady()).exportBackup();
    const name = `groundwork-${backup.exported.slice(0, 10)}.json`;
    download(name, 'application/json', JSON.stringify(backup, null, 2));
    this.#say(`Your work is in ${name}.`);
  }

  async #import(): Promise<void> {
    try {
      const file = await chooseFile('application/json,.json');
      const learner = await learnerWhenReady();
      await learner.importBackup(JSON.parse(await file.text()));
      this.#say(
        `The work in ${file.name} is here now. Code that it replaced is under History of its step.`,
      );
    } catch (error) {
      this.#say(
        error instanceof SyntaxError
          ? 'This file is not a backup of Groundwork: it is not JSON. Choose a file that "Export my work" or "npx groundwork export" wrote.'
          : String(error instanceof Error ? error.message : error),
      );
    }
  }
}
