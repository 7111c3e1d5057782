import type { RunOrder } from '../../../../checks/runner/host.ts';
import type { CheckResult, Report, RunEvent } from '../../../../checks/runner/report.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { failureFrom } from '../sandbox-failure.ts';
import { checkWithTypes } from './check-with-types.ts';
import { afterEnding, afterEvent, IDLE, type RunState, STARTING } from './run-state.ts';

/** Runs a step's checks one run at a time; a new run stops the one before it. */
export class CheckRunner {
  readonly #sandbox: () => Promise<Sandbox>;
  readonly #onState: (state: RunState, event?: RunEvent) => void;
  #state: RunState = IDLE;
  #stop: AbortController | undefined;

  /** `onState` hears every step of a run, with the event that led to it. */
  constructor(
    sandbox: () => Promise<Sandbox>,
    onState: (state: RunState, event?: RunEvent) => void,
  ) {
    this.#sandbox = sandbox;
    this.#onState = onState;
  }

  get running(): boolean {
    return this.#stop !== undefined;
  }

  /**
   * The report, or null when the run was stopped or could not start; the state then says why.
   * @param types asks for the types of the project, where the step has them as a check; they are one more row.
   */
  async run(order: RunOrder, types?: () => Promise<CheckResult>): Promise<Report | null> {
    this.#stop?.abort();
    const stop = new AbortController();
    this.#stop = stop;
    const isCurrent = () => this.#stop === stop;
    this.#show(STARTING);
    try {
      const sandbox = await this.#sandbox();
      if (stop.signal.aborted) return null;
      const hear = (event: RunEvent): void => {
        if (isCurrent() && !stop.signal.aborted) this.#show(afterEvent(this.#state, event), event);
      };
      const report = await (types
        ? checkWithTypes(sandbox, order, hear, stop.signal, types)
        : sandbox.check(order, hear, stop.signal));
      return stop.signal.aborted ? null : report;
    } catch (error) {
      if (isCurrent() && !stop.signal.aborted) {
        const failure = failureFrom(error);
        this.#show(afterEnding({ ...this.#state, problems: [failure] }, failure.happened));
      }
      return null;
    } finally {
      if (isCurrent()) {
        this.#stop = undefined;
        // Once more now that nothing runs: buttons follow `running`.
        this.#show(this.#state);
      }
    }
  }

  stop(): void {
    if (!this.#stop) return;
    this.#stop.abort();
    this.#show(afterEnding(this.#state, 'Stopped before all checks were done.'));
  }

  #show(state: RunState, event?: RunEvent): void {
    this.#state = state;
    this.#onState(state, event);
  }
}
