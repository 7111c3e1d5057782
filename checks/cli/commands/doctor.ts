import { call, defineCommand } from '../command.ts';
import { lookAtCourse, lookAtRunner } from '../doctor/course.ts';
import { lookAtDisk, lookAtFileEvents, lookAtProgress } from '../doctor/disk.ts';
import { lookAtDependencies, lookAtNode } from '../doctor/installation.ts';
import { formatFinding } from '../format/finding.ts';

const looks = [
  lookAtNode,
  lookAtDependencies,
  lookAtDisk,
  lookAtFileEvents,
  lookAtProgress,
  lookAtCourse,
  lookAtRunner,
];

/** `groundwork doctor` */
export const command = defineCommand({
  usage: '[--json]',
  help: 'Looks at what the command line needs: Node, the dependencies, the disk, file events, your progress, the course, and whether checks run. Exit code 1 when there is a problem.',
  options: { json: { type: 'boolean' } },
  optionHelp: { json: 'the findings as JSON' },
  positionals: 0,
  async run({ root, terminal }, { json = false }) {
    const findings = [];
    for (const look of looks) {
      const finding = await look(root);
      findings.push(finding);
      if (!json) terminal.print(formatFinding(finding, terminal));
    }
    const problems = findings.filter((finding) => finding.state === 'problem').length;
    if (json) terminal.print(JSON.stringify({ version: 1, findings }, null, 2));
    else {
      const count = problems === 1 ? '1 problem' : `${problems} problems`;
      terminal.print(problems === 0 ? '\nNothing is wrong.' : `\n${count}.`);
      terminal.next(problems === 0 ? call('check') : 'begin with the first one');
    }
    return problems === 0 ? 0 : 1;
  },
});
