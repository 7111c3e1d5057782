import type { StepPackage } from './step-package.ts';

/**
 * Fetches the step's package.
 * @throws Error with a sentence when it cannot be fetched or is not a step of this site.
 */
export async function loadPackage(address: string): Promise<StepPackage> {
  const failed = (found: string): Error =>
    new Error(
      `The step could not be loaded from ${address}: ${found}. Reload the page to try again.`,
    );
  let response: Response;
  try {
    response = await fetch(address);
  } catch {
    throw failed('the network did not answer');
  }
  if (!response.ok) throw failed(`the server answered ${response.status}`);
  const value: unknown = await response.json().catch(() => null);
  if (!isPackage(value)) throw failed('it is not a step');
  return value;
}

/** The same build wrote page and package; this catches a page from an old cache beside a new package. */
function isPackage(value: unknown): value is StepPackage {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['id', 'path', 'entry', 'focus', 'changed', 'starter', 'solution', 'check', 'requests'].every(
      (field) => field in value,
    )
  );
}
