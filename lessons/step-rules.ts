/** What must hold inside one step beyond its schema: the right parts for its kind, and a project that hangs together. */
import type { Composed } from './compose.ts';
import type { Problem, Problems } from './content-error.ts';
import type { StepReading } from './read-step.ts';
import { withoutCode } from './without-code.ts';

export function checkStep(
  step: StepReading,
  composed: Composed,
  isLast: boolean,
  problems: Problems,
): void {
  checkKind(step, isLast, problems);
  checkHints(step, problems);
  checkPredictionPlace(step, problems);
  checkProject(step, composed, problems);
}

/** A step has a prediction and a FastAPI panel; a challenge has neither, and ends its lesson. */
function checkKind({ text, file }: StepReading, isLast: boolean, problems: Problems): void {
  if (text === null) return;
  const { kind, prediction, fastapi } = text.value;
  const at = (field: string) => ({ file, line: text.lineOf([field]), field });
  const panels = [
    ['prediction', prediction, 'a question before the first run'],
    ['fastapi', fastapi, 'the same thing in FastAPI'],
  ] as const;
  for (const [name, panel, what] of panels) {
    if (kind === 'step' && panel === undefined) {
      problems.add({
        rule: `${name}-needed`,
        ...at(name),
        expected: `${what}, since this is a step`,
        found: 'nothing',
        fix: `Add \`${name}\`, or write \`kind: challenge\` if it is one.`,
      });
    }
    if (kind === 'challenge' && panel !== undefined) {
      problems.add({
        rule: `${name}-in-challenge`,
        ...at(name),
        expected: `no \`${name}\`, since this is a challenge`,
        found: 'one',
        fix: `Take \`${name}\` out.`,
      });
    }
  }
  if (kind === 'challenge' && !isLast) {
    problems.add({
      rule: 'challenge-last',
      ...at('kind'),
      expected: 'the challenge to be the last step of its lesson',
      found: 'a step after it',
      fix: 'Give its folder the last number, or write `kind: step`.',
    });
  }
}

function checkHints({ text, file }: StepReading, problems: Problems): void {
  if (text === null) return;
  const due = text.value.kind === 'step' ? 4 : 0;
  for (const [index, { hints }] of text.value.tasks.entries()) {
    if (hints.length === due) continue;
    problems.add({
      rule: due === 0 ? 'hints-in-challenge' : 'hints-four',
      file,
      line: text.lineOf(['tasks', index, 'hints']),
      field: `tasks[${index}].hints`,
      expected:
        due === 0
          ? 'no hints, since this is a challenge'
          : 'four hints: a pointer to the concept, what to look at in the learner’s own code, a snippet with a gap, the diff',
      found: hints.length === 0 ? 'none' : `${hints.length}`,
      fix: due === 0 ? 'Take them out.' : 'Write the ones that are missing.',
    });
  }
}

/** `<Prediction />` stands once in the text of a step, outside its code blocks, and never in a challenge. */
function checkPredictionPlace({ text, file }: StepReading, problems: Problems): void {
  if (text === null) return;
  const due = text.value.kind === 'step' ? 1 : 0;
  const prose = withoutCode(text.body);
  const places = [...prose.matchAll(/<Prediction\b/g)].map(
    (match) => text.bodyLine + prose.slice(0, match.index).split('\n').length - 1,
  );
  if (places.length === due) return;
  problems.add({
    rule: 'prediction-place',
    file,
    line: places.at(-1),
    expected:
      due === 1
        ? '`<Prediction />` exactly once in the text'
        : 'no `<Prediction />` in a challenge',
    found: places.length === 0 ? 'none' : places.length === 1 ? 'one' : `${places.length} of them`,
    fix:
      places.length < due
        ? 'Put it after the request that goes wrong, before the concept.'
        : due === 1
          ? 'Keep the one before the concept and take the others out.'
          : 'Take it out.',
  });
}

function checkProject(
  { text, file, overlays }: StepReading,
  composed: Composed,
  problems: Problems,
): void {
  if (Object.keys(overlays.solution).length === 0) {
    problems.add({
      rule: 'solution-same',
      file: overlays.solutionFolder,
      expected: 'at least one file that differs from the starter',
      found: 'none',
      fix: 'Write the files that a learner has changed once the step is done.',
    });
  }
  if (text === null) return;
  const missing = (
    rule: 'focus-missing' | 'entry-missing',
    where: 'starter' | 'solution',
  ): Problem => {
    const field = rule === 'focus-missing' ? 'focus' : 'entry';
    return {
      rule,
      file,
      line: text.lineOf([field]),
      field,
      expected: `one of the ${where}’s files: ${
        Object.keys(composed[where])
          .map((path) => `\`${path}\``)
          .join(', ') || 'there are none'
      }`,
      found: `\`${text.value[field]}\``,
      fix: 'Name a file that is there, or add it to the starter.',
    };
  };
  if (composed.starter[text.value.focus] === undefined)
    problems.add(missing('focus-missing', 'starter'));
  for (const where of ['starter', 'solution'] as const) {
    if (composed[where][text.value.entry] === undefined) {
      problems.add(missing('entry-missing', where));
      break;
    }
  }
}
