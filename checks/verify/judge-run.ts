/** Holds the report of one run against what its variant promises. */
import { unexplained } from '../runner/failure.ts';
import type { CheckResult, Report } from '../runner/report.ts';
import type { Finding, GateRule } from './finding.ts';
import type { Variant } from './variant.ts';

/** Everything that is wrong with one run. */
export function judgeRun(variant: Variant, report: Report): Finding[] {
  const broken = judgeLoading(variant, report);
  if (broken.length > 0) return broken;
  return [...judgeMessages(variant, report), ...judgeOutcome(variant, report)];
}

/** A run that could not judge the work, or met other checks than the file declares, proves nothing else. */
function judgeLoading(variant: Variant, report: Report): Finding[] {
  const add = findingOf(variant);
  const findings = report.problems.map((problem) =>
    add(
      variant.kind === 'starter' ? 'starter-loads' : ruleOfPassing(variant),
      `The run of the ${nameOf(variant)} broke: ${problem.happened}`,
      problem.look,
    ),
  );
  if (findings.length > 0) return findings;
  const unfinished = report.checks.filter(
    ({ state }) => state === 'skipped' || state === 'not-run',
  );
  const declared = variant.step.check.tests.map(({ id }) => id);
  const met = report.checks.map(({ id }) => id);
  if (unfinished.length === 0 && declared.join() === met.join()) return [];
  return [
    add(
      'checks-as-written',
      unfinished.length > 0
        ? `On the ${nameOf(variant)}, ${listed(unfinished)} did not run.`
        : `The file declares ${declared.join(', ')}; the run of the ${nameOf(variant)} met ${met.join(', ') || 'none'}.`,
      'Every `test` stands at the top level of the file, and none depends on a condition.',
      variant.step.check.path,
    ),
  ];
}

function judgeMessages(variant: Variant, report: Report): Finding[] {
  const add = findingOf(variant);
  return failed(report).flatMap(({ id, failure }) => {
    if (failure?.why === unexplained) {
      return [
        add(
          'message-parts',
          `On the ${nameOf(variant)}, \`${id}\` fails with a bare assertion: ${failure.happened}`,
          'Put the assertion into `explain`, with its four parts.',
          variant.step.check.path,
        ),
      ];
    }
    const parts = ['should', 'happened', 'why', 'look'] as const;
    const empty = parts.filter((part) => (failure?.[part] ?? '').trim() === '');
    if (empty.length === 0) return [];
    return [
      add(
        'message-parts',
        `On the ${nameOf(variant)}, the message of \`${id}\` has no text for ${empty.join(', ')}.`,
        'Give `explain` all of its parts.',
        variant.step.check.path,
      ),
    ];
  });
}

function judgeOutcome(variant: Variant, report: Report): Finding[] {
  switch (variant.kind) {
    case 'starter':
      return judgeStarter(variant, report);
    case 'wrong':
      return judgeWrong(variant, report);
    default:
      return failed(report).map((check) =>
        findingOf(variant)(
          ruleOfPassing(variant),
          `The ${nameOf(variant)} fails \`${check.id}\`: ${check.failure?.happened ?? 'no message'}`,
          'Either the answer is not right, or the check asks for more than the task says.',
        ),
      );
  }
}

function judgeStarter(variant: Variant, report: Report): Finding[] {
  const add = findingOf(variant);
  const { passesAtStart } = variant.step;
  return report.checks.flatMap(({ id, state, failure }) => {
    const due = passesAtStart.includes(id) ? 'passed' : 'failed';
    if (state === due) return [];
    return due === 'failed'
      ? [
          add(
            'starter-fails',
            `\`${id}\` passes on the starter already, so it proves nothing.`,
            'Sharpen the check, or name it in `passesAtStart` if it guards what was there before.',
            variant.step.check.path,
          ),
        ]
      : [
          add(
            'starter-passes',
            `\`${id}\` is said to pass on the starter, and fails: ${failure?.happened ?? 'no message'}`,
            'Take it out of `passesAtStart`, or put the starter right.',
          ),
        ];
  });
}

function judgeWrong(variant: Variant & { kind: 'wrong' }, report: Report): Finding[] {
  const add = findingOf(variant);
  const { trips, alsoTrips, says, mistake } = variant.answer;
  const findings: Finding[] = [];
  const tripped = report.checks.find(({ id }) => id === trips);
  if (tripped?.state !== 'failed') {
    findings.push(
      add(
        'wrong-trips',
        `\`${trips}\` passes, although: ${mistake}`,
        'The check must catch this mistake.',
      ),
    );
  } else if (!saysIt(tripped, says)) {
    findings.push(
      add(
        'wrong-says',
        `\`${trips}\` does not say "${says}". It says: ${message(tripped)}`,
        'Let the check recognise this mistake and give it words of its own.',
      ),
    );
  }
  const others = failed(report).filter(({ id }) => id !== trips && !alsoTrips.includes(id));
  if (others.length > 0) {
    findings.push(
      add(
        'wrong-spares',
        `This mistake also fails ${listed(others)}.`,
        'Name them in `alsoTrips` if they rightly fail, or make the fixture’s mistake the only one.',
      ),
    );
  }
  return findings;
}

/** Whether one of the four parts of a failing check contains `words`. */
export function saysIt(check: CheckResult, words: string): boolean {
  const { should, happened, why, look } = check.failure ?? {};
  return [should, happened, why, look].some((part) => part?.includes(words));
}

function message({ failure }: CheckResult): string {
  return failure === undefined
    ? 'nothing'
    : [failure.should, failure.happened, failure.why, failure.look].join(' | ');
}

function failed(report: Report): CheckResult[] {
  return report.checks.filter(({ state }) => state === 'failed');
}

function listed(checks: readonly CheckResult[]): string {
  return checks.map(({ id }) => `\`${id}\``).join(', ');
}

function nameOf(variant: Variant): string {
  return 'answer' in variant ? `answer \`${variant.answer.name}\`` : variant.kind;
}

function ruleOfPassing(variant: Variant): GateRule {
  if (variant.kind === 'wrong') return 'wrong-trips';
  return variant.kind === 'alternative' ? 'alternative-passes' : 'solution-passes';
}

function findingOf(variant: Variant) {
  return (rule: GateRule, found: string, look: string, file = variant.place): Finding => ({
    level: 'error',
    rule,
    about: variant.step.id,
    file,
    found,
    look,
  });
}
