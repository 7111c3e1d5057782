import { learnerWhenReady } from '../components/learner-when-ready.ts';
import { download } from '../playground/fork/download.ts';

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
    const { importWork } = await import('../import-work/import-work.ts');
    const { sentence } = await importWork(await learnerWhenReady(), this);
    this.#say(sentence);
  }
}
