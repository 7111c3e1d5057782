/** The budgets of a step and the shape of a lesson: small enough, kindly said, and complete. */
import type { Lesson, Step } from '../../lessons/course.ts';
import type { Finding, GateRule } from './finding.ts';
import { beyondLimits, range } from './limits.ts';
import { belittlingWords, codeBlocks, headings } from './markdown-parts.ts';

/** Warnings about the size of a step without a reason for it, and reasons without a need for them. */
export function checkSize(step: Step): Finding[] {
  const beyond = beyondLimits(step);
  const needless = Object.keys(step.beyond).filter((what) =>
    beyond.every(({ limit }) => limit.what !== what),
  );
  return [
    ...beyond
      .filter(({ reason }) => reason === undefined)
      .map(({ limit, count }) =>
        warningOf(step)(
          limit.rule,
          limit.found(count),
          `The limit is ${range(limit)}. Keep to it, or give the reason in the front matter: \`beyond: { ${limit.what}: … }\`.`,
        ),
      ),
    ...needless.map(
      (what): Finding => ({
        level: 'error',
        rule: 'beyond-needless',
        about: step.id,
        file: step.file,
        found: `\`beyond.${what}\` gives a reason, and the step is within that limit.`,
        look: 'Take the reason out.',
      }),
    ),
  ];
}

/** Warnings about the words of headings and hints, and about hints that give no gap or no code. */
export function checkHints(step: Step): Finding[] {
  const warn = warningOf(step);
  const belittling = (text: string, where: string, line?: number) =>
    belittlingWords(text).map((word) =>
      warn(
        'plain-words',
        `${where} says "${word}".`,
        'Take the word out: for the reader who is stuck it is none of that.',
        line,
      ),
    );
  return [
    ...headings(step.body).flatMap(({ text, line }) =>
      belittling(text, `The heading "${text}"`, step.bodyLine + line - 1),
    ),
    ...step.tasks.flatMap(({ hints }, task) =>
      hints.flatMap((hint, index) => {
        const where = `Hint ${index + 1} of task ${task + 1}`;
        const findings = belittling(hint, where);
        const code = `${codeBlocks(hint).map((block) => block.code)} ${hint.match(/`[^`\n]+`/g) ?? ''}`;
        if (index === 2 && !code.includes('____')) {
          findings.push(
            warn(
              'hint-shape',
              `${where} has no gap.`,
              'Show a snippet with `____` where the learner’s own part goes.',
            ),
          );
        }
        if (index === 3 && code.trim() === '') {
          findings.push(
            warn('hint-shape', `${where} shows no code.`, 'Show the lines that change.'),
          );
        }
        return findings;
      }),
    ),
  ];
}

/** A lesson ends with a challenge, and its quiz looks back. */
export function checkLesson(lesson: Lesson, isFirst: boolean): Finding[] {
  const { id: about, file, quiz, steps } = lesson;
  const findings: Finding[] = [];
  if (steps.at(-1)?.kind !== 'challenge') {
    findings.push({
      level: 'error',
      rule: 'challenge',
      about,
      file,
      found: 'The lesson does not end with a challenge.',
      look: 'Add a last step with `kind: challenge`: user stories, and no hints.',
    });
  }
  const back = quiz.filter((question) => !question.about.startsWith(`${about}.`)).length;
  if (!isFirst && back < Math.floor(quiz.length / 3)) {
    findings.push({
      level: 'warning',
      rule: 'quiz-mix',
      about,
      file,
      found: `${back} of ${quiz.length} questions ask about earlier lessons.`,
      look: 'About a third of them should: what is asked again is remembered.',
    });
  }
  return findings;
}

function warningOf(step: Step) {
  return (rule: GateRule, found: string, look: string, line?: number): Finding => ({
    level: 'warning',
    rule,
    about: step.id,
    file: step.file,
    ...(line === undefined ? {} : { line }),
    found,
    look,
  });
}
