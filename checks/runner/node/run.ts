/**
 * Runs one check file against a folder, for whoever writes checks:
 *
 *   node_modules/.bin/node checks/runner/node/run.ts checks/01-models/01-first-schema.check.ts <folder> [<folder> ...] [--json] [--database]
 *
 * Folders are laid over each other in order (a starter, then its solution). Exit 0 when every check passes, else 1.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { RunOrder } from '../host.ts';
import { supervise } from '../supervisor.ts';
import { createNodeHost } from './host.ts';
import { printReport } from './print-report.ts';

const [checkFile, ...rest] = process.argv.slice(2);
const folders = rest.filter((argument) => !argument.startsWith('--'));
if (checkFile === undefined || folders.length === 0) {
  console.error('Give a check file and at least one folder with the files that it checks.');
  process.exit(2);
}

const files: Record<string, string> = {};
for (const folder of folders) {
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, entry);
    if (entry.includes('node_modules') || !statSync(file).isFile()) continue;
    files[entry.split(path.sep).join('/')] = readFileSync(file, 'utf8');
  }
}

const order: RunOrder = {
  step: path.basename(checkFile, '.check.ts'),
  check: { path: checkFile, source: readFileSync(checkFile, 'utf8') },
  files,
  database: rest.includes('--database'),
};
const host = createNodeHost();
const report = await supervise(host, order);
host.dispose();
if (rest.includes('--json')) console.log(JSON.stringify(report, null, 2));
else printReport(report, (line) => console.log(line));
process.exitCode = report.state === 'passed' ? 0 : 1;
