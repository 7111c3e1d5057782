/** What must hold between a step's tasks and its check file: every check has one task, every id exists. */
import type { Problems } from './content-error.ts';
import { written } from './field-problem.ts';
import type { FieldPath, Text } from './front-matter.ts';
import type { StepReading } from './read-step.ts';
import type { StepFrontMatter } from './schema.ts';

export function checkIds(step: StepReading, problems: Problems): void {
  const { text, check } = step;
  if (check === null) return;
  if (check.declared.length === 0) {
    problems.add({
      rule: 'check-empty',
      file: check.path,
      expected: 'at least one `test`',
      found: 'none',
      fix: "Write `test('What must be true', { meta: { id: 'some-words' } }, async () => { … })`.",
    });
    return;
  }
  if (text !== null) {
    checkTasks(text, check, problems);
    checkPassesAtStart(text, check, problems);
  }
  checkTrips(step, check, problems);
}

type Check = NonNullable<StepReading['check']>;

function checkTasks(text: Text<StepFrontMatter>, check: Check, problems: Problems): void {
  const owner = new Map<string, number>();
  for (const [task, { checks }] of text.value.tasks.entries()) {
    for (const [index, id] of checks.entries()) {
      const path = ['tasks', task, 'checks', index];
      if (!has(check, id)) {
        problems.add(unknownId('task-check-unknown', text, path, id, check));
      } else if (owner.has(id)) {
        problems.add({
          rule: 'check-claimed-twice',
          ...at(text, path),
          expected: 'a check that belongs to this task alone',
          found: `\`${id}\`, which belongs to task ${(owner.get(id) ?? 0) + 1} already`,
          fix: 'Leave it in the task that it proves, so that a learner knows where to look.',
        });
      } else owner.set(id, task);
    }
  }
  for (const { id, title, line } of check.declared) {
    if (owner.has(id)) continue;
    problems.add({
      rule: 'check-unclaimed',
      file: check.path,
      line,
      expected: `a task in \`${text.file}\` that names \`${id}\``,
      found: 'none',
      fix: `Add \`${id}\` to the task that asks for it ("${title}"): whatever is tested is written in the task list.`,
    });
  }
}

function checkPassesAtStart(text: Text<StepFrontMatter>, check: Check, problems: Problems): void {
  const { passesAtStart } = text.value;
  for (const [index, id] of passesAtStart.entries()) {
    if (!has(check, id)) {
      problems.add(unknownId('passes-unknown', text, ['passesAtStart', index], id, check));
    }
  }
  if (check.declared.every(({ id }) => passesAtStart.includes(id))) {
    problems.add({
      rule: 'passes-all',
      ...at(text, ['passesAtStart']),
      expected: 'at least one check that fails on the starter',
      found: 'every check of this step',
      fix: 'Leave something to do: add a check that only the solution passes.',
    });
  }
}

function checkTrips(step: StepReading, check: Check, problems: Problems): void {
  const saying = new Map<string, string>();
  for (const { about, place } of step.wrong) {
    const { trips, alsoTrips, says } = about.value;
    if (!has(check, trips))
      problems.add(unknownId('trips-unknown', about, ['trips'], trips, check));
    for (const [index, id] of alsoTrips.entries()) {
      if (!has(check, id)) {
        problems.add(unknownId('trips-unknown', about, ['alsoTrips', index], id, check));
      }
    }
    const key = `${trips} ${says}`;
    const twin = saying.get(key);
    if (twin !== undefined) {
      problems.add({
        rule: 'says-shared',
        ...at(about, ['says']),
        expected: 'words that no other mistake of this check gets',
        found: `the words of \`${twin}\``,
        fix: 'Let the check tell the two mistakes apart, and quote what it says of this one.',
      });
    }
    saying.set(key, place);
  }
}

function has(check: Check, id: string): boolean {
  return check.declared.some((declared) => declared.id === id);
}

interface Spot {
  readonly file: string;
  lineOf(path: FieldPath): number;
}

function at(spot: Spot, path: FieldPath) {
  return { file: spot.file, line: spot.lineOf(path), field: written(path) };
}

function unknownId(
  rule: 'task-check-unknown' | 'passes-unknown' | 'trips-unknown',
  spot: Spot,
  path: FieldPath,
  id: string,
  check: Check,
) {
  return {
    rule,
    ...at(spot, path),
    expected: `the id of a check in \`${check.path}\`: ${check.declared.map((declared) => `\`${declared.id}\``).join(', ')}`,
    found: `\`${id}\``,
    fix: 'Name one of those, or write the check.',
  };
}
