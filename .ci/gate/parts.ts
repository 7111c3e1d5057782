/** What `npm test` proves, part by part. */

/** One part of the gate, which also runs alone. */
export interface Part {
  readonly name: string;
  /** What it proves, in a line. */
  readonly proves: string;
  /** Arguments for Node, relative to the project's root. */
  readonly command: readonly string[];
  readonly needsBrowser?: boolean;
  /** The part whose result this one looks at: it begins when that one has passed. */
  readonly after?: string;
}

const vitest = 'node_modules/vitest/vitest.mjs';

/** In the order in which they are begun. The longest, `browser`, waits for `build` only; the others fill the time beside it. */
export const PARTS: readonly Part[] = [
  {
    name: 'types',
    proves: 'every file type-checks',
    command: ['node_modules/typescript/bin/tsc', '--noEmit'],
  },
  { name: 'build', proves: 'the site builds', command: ['site/build.ts'] },
  {
    name: 'lint',
    proves: 'format and lint rules hold',
    command: ['node_modules/@biomejs/biome/bin/biome', 'ci', '.'],
  },
  {
    name: 'proofs',
    proves: 'links and anchors, spelling, byte budgets, rooms, licences, known weaknesses',
    command: ['.ci/proofs.ts'],
    after: 'build',
  },
  {
    name: 'browser',
    proves: 'sandbox, site and learner’s way, in a real Chromium',
    command: [vitest, 'run', '--config', 'site/e2e/vitest.config.ts'],
    needsBrowser: true,
    after: 'build',
  },
  { name: 'unit', proves: 'the unit tests pass', command: [vitest, 'run'] },
  {
    name: 'parity',
    proves: 'the sandbox answers as Node does, but for what is accepted with a reason',
    command: ['site/sandbox/parity/run.ts'],
    needsBrowser: true,
  },
  {
    name: 'verify',
    proves: 'every step, starter, solution and mistake, in both hosts',
    command: ['.ci/verify.ts'],
    needsBrowser: true,
  },
];

/**
 * The parts with these names, in their order; all of them when none is named.
 * @throws {Error} a sentence, for a name that no part has
 */
export function partsNamed(names: readonly string[]): readonly Part[] {
  const unknown = names.filter((name) => !PARTS.some((part) => part.name === name));
  if (unknown.length > 0) {
    const known = PARTS.map(({ name }) => name).join(', ');
    throw new Error(`There is no part ${unknown.join(', ')}. The parts are: ${known}.`);
  }
  return names.length === 0 ? PARTS : PARTS.filter(({ name }) => names.includes(name));
}
