import type { RunOrder } from '../../../../checks/runner/host.ts';
import type { CheckResult, Report, RunEvent } from '../../../../checks/runner/report.ts';
import { TYPES_CHECK, withTypes } from '../../../../checks/runner/types-check.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';

/** Runs the checks in the sandbox and the types beside them, and tells of both as one run. */
export async function checkWithTypes(
  sandbox: Sandbox,
  order: RunOrder,
  hear: (event: RunEvent) => void,
  signal: AbortSignal,
  types: () => Promise<CheckResult>,
): Promise<Report> {
  let isListed = false;
  let outcome: CheckResult | undefined;
  /** Once the list of checks is there, of which it is the last. */
  const tellOutcome = (): void => {
    if (isListed && outcome) hear({ type: 'finished', result: outcome });
  };
  const compiling = types().then((result) => {
    outcome = result;
    tellOutcome();
    return result;
  });
  const running = sandbox.check(
    order,
    (event) => {
      if (event.type === 'collected') {
        hear({ ...event, checks: [...event.checks, TYPES_CHECK] });
        isListed = true;
        tellOutcome();
      }
      // The run is over when both are.
      else if (event.type !== 'done') hear(event);
    },
    signal,
  );
  // Together, so that neither is forgotten when the other fails.
  const [report, result] = await Promise.all([running, compiling]);
  const whole = withTypes(report, result);
  hear({ type: 'done', report: whole });
  return whole;
}
