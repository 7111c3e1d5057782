/** A step of the test's own in the place of one of the course: what the course does not have yet, or never should. */
import type { BrowserContext } from 'playwright-core';
import type { StepPackage } from '../src/playground/step-package.ts';

/** From now on, visitors of the step at `path` find `changed` in it. */
export async function replaceStep(
  context: BrowserContext,
  path: string,
  changed: Partial<StepPackage>,
): Promise<void> {
  await context.route(`**/lessons/${path}/step.json`, async (route) => {
    const response = await route.fetch();
    const step: StepPackage = await response.json();
    await route.fulfill({ response, json: { ...step, ...changed } });
  });
}
