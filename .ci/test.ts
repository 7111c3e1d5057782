/**
 * Every proof the project has, part by part: `npm test`, or `npm test -- unit verify` for some parts alone.
 * A part that fails does not stop the others; the closing line counts them.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { findBrowser } from './browser.ts';

interface Part {
  readonly name: string;
  /** What it proves, in a line. */
  readonly proves: string;
  /** Arguments for Node, relative to the project's root. */
  readonly command: readonly string[];
  readonly needsBrowser?: boolean;
}

const VITEST = 'node_modules/vitest/vitest.mjs';

const PARTS: readonly Part[] = [
  {
    name: 'types',
    proves: 'every file type-checks',
    command: ['node_modules/typescript/bin/tsc', '--noEmit'],
  },
  {
    name: 'lint',
    proves: 'format and lint rules hold',
    command: ['node_modules/@biomejs/biome/bin/biome', 'ci', '.'],
  },
  { name: 'unit', proves: 'the unit tests pass', command: [VITEST, 'run'] },
  {
    name: 'verify',
    proves: 'every step, starter, solution and mistake, in both hosts',
    command: ['.ci/verify.ts'],
    needsBrowser: true,
  },
  { name: 'build', proves: 'the site builds', command: ['site/build.ts'] },
  {
    name: 'proofs',
    proves: 'links and anchors, spelling, byte budgets, rooms, licences, known weaknesses',
    command: ['.ci/proofs.ts'],
  },
  {
    name: 'browser',
    proves: 'sandbox, site and learner’s way, in a real Chromium',
    command: [VITEST, 'run', '--config', 'site/e2e/vitest.config.ts'],
    needsBrowser: true,
  },
];

const root = path.resolve(import.meta.dirname, '..');

/** Runs one part with its output on ours; resolves to whether it passed. */
function run(part: Part, environment: NodeJS.ProcessEnv): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, part.command, {
      cwd: root,
      stdio: 'inherit',
      env: environment,
    });
    child.once('error', (error) => {
      console.error(`${part.name} could not start: ${error.message}`);
      resolve(false);
    });
    child.once('exit', (code) => resolve(code === 0));
  });
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !PARTS.some((part) => part.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no part ${unknown.join(', ')}. The parts are: ${PARTS.map((part) => part.name).join(', ')}.`,
  );
  process.exit(2);
}
const parts = wanted.length === 0 ? PARTS : PARTS.filter((part) => wanted.includes(part.name));
const environment: NodeJS.ProcessEnv = { ...process.env };

if (parts.some((part) => part.needsBrowser)) {
  try {
    environment.CHROME_PATH = await findBrowser();
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

const results: { name: string; passed: boolean; seconds: number }[] = [];
for (const [index, part] of parts.entries()) {
  console.log(`\n== ${index + 1} of ${parts.length}: ${part.name} (${part.proves})`);
  const start = performance.now();
  const passed = await run(part, environment);
  results.push({ name: part.name, passed, seconds: (performance.now() - start) / 1000 });
}

console.log('\n== summary');
for (const { name, passed, seconds } of results) {
  console.log(`${passed ? 'passed' : 'FAILED'}  ${name.padEnd(10)} ${seconds.toFixed(1)} s`);
}
const failed = results.filter((result) => !result.passed).length;
console.log(`parts: ${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
