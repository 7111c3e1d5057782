/** Prints what Node itself answers to the parity probes, as JSON. A process of its own: probes exit, signal and change folders. */
import { join } from 'node:path';
import process from 'node:process';
import { answerProbes } from '../../site/sandbox/parity/answers.ts';
import { probes } from '../../site/sandbox/parity/probes.ts';

const folder = join(import.meta.dirname, '../../site/sandbox/parity/public');
process.chdir(folder);
const answers = JSON.stringify(await answerProbes(probes, folder));
process.stdout.write(answers, () => process.exit(0));
