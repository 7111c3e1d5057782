#!/usr/bin/env node
// Plain JavaScript that Node 20 understands: it only makes sure that the command line itself runs on Node 24 or newer.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST = 24;
const checkout = fileURLToPath(new URL('../..', import.meta.url));
const pinned = join(
  checkout,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

if (!existsSync(join(checkout, 'node_modules', 'vitest', 'package.json'))) {
  refuse('its dependencies are not installed');
} else if (Number.parseInt(process.versions.node, 10) >= OLDEST) {
  await goOn();
} else if (existsSync(pinned)) {
  await runOnPinnedNode();
} else {
  refuse(
    `it needs Node ${OLDEST} or newer, this is Node ${process.versions.node}, and the Node that comes with the dependencies is missing`,
  );
}

/** Runs the command line in this process. */
async function goOn() {
  // What was stripped and compiled once is read back next time; workers and child processes follow the variable.
  process.env.NODE_COMPILE_CACHE ??= join(checkout, '.cache', 'compile');
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
  // Everything is said. A thread that will not end must not keep anybody waiting; nothing else takes this long.
  setTimeout(() => process.exit(), 2000).unref();
}

/** Runs the same command on the pinned Node and ends as it ends. */
async function runOnPinnedNode() {
  const { spawn } = await import('node:child_process');
  const child = spawn(pinned, process.argv.slice(1), {
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(checkout, '.cache', 'compile'),
    },
  });
  // Ctrl+C reaches both processes; the child decides what it means. The others are sent to this one alone.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => refuse(`its own Node could not be started (${error.message})`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exitCode = code;
    else {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    }
  });
}

/** @param {string} reason */
function refuse(reason) {
  process.stderr.write(
    `Groundwork cannot start: ${reason}.\nRun npm install in ${checkout} and try again.\n`,
  );
  process.exitCode = 2;
}
