/** Says at the end which tests passed only at a second try: the gate forgives that once, and never in silence. */
import type { Reporter, TestCase } from 'vitest/node';

export default class SecondTries implements Reporter {
  readonly #flaky: string[] = [];

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky) {
      this.#flaky.push(`${test.module.relativeModuleId} > ${test.fullName}`);
    }
  }

  onTestRunEnd(): void {
    if (this.#flaky.length === 0) return;
    console.log(`\nPassed only at a second try (a race to be found): ${this.#flaky.length}`);
    for (const name of this.#flaky) console.log(`  ${name}`);
  }
}
