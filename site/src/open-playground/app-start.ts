import type { AppPanels } from '../playground/app-panels.ts';
import { summaryOf } from '../playground/checks/summary.ts';
import type { Workbench } from '../playground/workbench.ts';
import { NOTHING_RUN, STARTING_APP, startedApp } from './run-report.ts';

/** Starts the app when Run is pressed, and tells in the panel of checks how that went. */
export class AppStart {
  readonly #bench: Workbench;
  readonly #app: AppPanels;
  /** Grows with each run, so that one that was stopped is not heard any more. */
  #run = 0;
  #isOn = false;

  constructor(bench: Workbench, app: AppPanels) {
    this.#bench = bench;
    this.#app = app;
    bench.checks.show(NOTHING_RUN, [], null);
  }

  /** Whether the app is starting just now. */
  get isOn(): boolean {
    return this.#isOn;
  }

  /** @param files names of the files whose places can be shown */
  async run(files: readonly string[]): Promise<void> {
    this.#run += 1;
    this.#isOn = true;
    const run = this.#run;
    this.#bench.toolbar.showRunning(true);
    this.#bench.checks.show(STARTING_APP, [], null);
    const failure = await this.#app.start();
    if (run !== this.#run) return;
    this.#isOn = false;
    this.#bench.toolbar.showRunning(false);
    const state = startedApp(failure);
    this.#bench.checks.show(state, files, null);
    this.#bench.say(summaryOf(state));
  }

  /** Ends a start that is under way. */
  stop(): void {
    if (!this.#isOn) return;
    this.#run += 1;
    this.#isOn = false;
    this.#app.close();
    this.#bench.toolbar.showRunning(false);
    this.#bench.checks.show({ ...NOTHING_RUN, ending: 'Stopped before the app ran.' }, [], null);
  }
}
