/** The budgets of a step and the shape of a lesson: small enough, kindly said, and complete. */
import type { Lesson, Step } from '../../lessons/course.ts';
import type { Finding, GateRule } from './finding.ts';
import { belittlingWords, codeBlocks, headings } from './markdown-parts.ts';
import { measureStep } from './measure.ts';

/** The most that a step asks for; from the course's design. */
export const BUDGET = {
  words: 250,
  /** Lines that the solution adds; a challenge and its user stories ask for more. */
  added: 12,
  tasks: 4,
  checks: 6,
  hintWords: 60,
  hintLines: 20,
} as const;

/** Warnings about the size of a step. A challenge has no budget. */
export function checkSize(step: Step): Finding[] {
  if (step.kind === 'challenge') return [];
  const { words, added, tasks, checks, hintWords, hintLines } = measureStep(step);
  const warn = warningOf(step);
  return [
    words > BUDGET.words &&
      warn(
        'words',
        `${words} words stand before the first run.`,
        `Bring them down to ${BUDGET.words}.`,
      ),
    added > BUDGET.added &&
      warn(
        'size',
        `The solution adds ${added} lines.`,
        `Split the step, or give more of it in the starter: about ${BUDGET.added} are enough.`,
      ),
    tasks > BUDGET.tasks &&
      warn('size', `The step has ${tasks} tasks.`, `${BUDGET.tasks} are enough for one idea.`),
    checks > BUDGET.checks &&
      warn('size', `The step has ${checks} checks.`, `${BUDGET.checks} are enough for one idea.`),
    hintWords > BUDGET.hintWords &&
      warn(
        'hint-length',
        `A hint has ${hintWords} words.`,
        `Bring it down to ${BUDGET.hintWords}.`,
      ),
    hintLines > BUDGET.hintLines &&
      warn(
        'hint-length',
        `A hint shows ${hintLines} lines of code.`,
        `Bring it down to ${BUDGET.hintLines}.`,
      ),
  ].filter((finding) => finding !== false);
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
