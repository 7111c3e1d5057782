/** Parses every piece of TypeScript that a reader is shown, except hints, whose snippets are torn out of their file. */
import type { Course, Lesson, Step } from '../../lessons/course.ts';
import type { Finding } from './finding.ts';
import { codeBlocks } from './markdown-parts.ts';
import { syntaxError } from './parse-code.ts';

interface Shown {
  readonly about: string;
  readonly file: string;
  /** Where it stands, for a reader of the finding: 'the text', 'prediction.question'. */
  readonly where: string;
  readonly code: string;
  /** Line of the file on which the code begins, when that is known. */
  readonly line?: number;
}

/** What the code blocks of the texts were found to be. */
export interface BlockCheck {
  readonly blocks: number;
  readonly findings: readonly Finding[];
}

/** Looks at every code block that a reader sees, in prose and in front matter. */
export function checkBlocks(lessons: Course['lessons'], steps: readonly Step[]): BlockCheck {
  const shown = [...lessons.flatMap(shownInLesson), ...steps.flatMap(shownInStep)];
  const findings = shown.flatMap(({ about, file, where, code, line }): Finding[] => {
    const fault = syntaxError(code);
    if (fault === null) return [];
    return [
      {
        level: 'error',
        rule: 'code-block',
        about,
        file,
        ...(line === undefined ? {} : { line: line + fault.line - 1 }),
        found: `A TypeScript block in ${where} does not parse: ${fault.message} In: ${lineOf(code, fault.line)}`,
        look: 'Complete it, or mark the block with another language if it is none.',
      },
    ];
  });
  return { blocks: shown.length, findings };
}

function shownInLesson({ id: about, file, body, bodyLine, goal, summary, quiz }: Lesson): Shown[] {
  const whole = (where: string, code: string | undefined): Shown[] =>
    code === undefined ? [] : [{ about, file, where, code }];
  return [
    ...inText(about, file, 'the text', body, bodyLine),
    ...inText(about, file, 'goal', goal),
    ...summary.flatMap(({ code, note }, index) => [
      ...whole(`summary[${index}].code`, code),
      ...inText(about, file, `summary[${index}].note`, note),
    ]),
    ...quiz.flatMap(({ code, question, options }, index) => [
      ...whole(`quiz[${index}].code`, code),
      ...inText(about, file, `quiz[${index}].question`, question),
      ...options.flatMap(({ text, feedback }, option) =>
        inText(about, file, `quiz[${index}].options[${option}]`, `${text}\n\n${feedback}`),
      ),
    ]),
  ];
}

function shownInStep({
  id: about,
  file,
  body,
  bodyLine,
  prediction,
  tasks,
  fastapi,
}: Step): Shown[] {
  return [
    ...inText(about, file, 'the text', body, bodyLine),
    ...(prediction === undefined
      ? []
      : inText(about, file, 'prediction.question', prediction.question)),
    ...(prediction?.options ?? []).flatMap(({ text, feedback }, index) =>
      inText(about, file, `prediction.options[${index}]`, `${text}\n\n${feedback}`),
    ),
    ...tasks.flatMap(({ title }, index) => inText(about, file, `tasks[${index}].title`, title)),
    ...(fastapi === undefined
      ? []
      : [{ about, file, where: 'fastapi.typescript', code: fastapi.typescript }]),
  ];
}

/** `firstLine` is where the text begins in its file; in front matter, the field's name has to do. */
function inText(
  about: string,
  file: string,
  where: string,
  text: string,
  firstLine?: number,
): Shown[] {
  return codeBlocks(text)
    .filter(({ language }) => language === 'ts' || language === 'typescript')
    .map(({ code, line }) => ({
      about,
      file,
      where,
      code,
      ...(firstLine === undefined ? {} : { line: firstLine + line - 1 }),
    }));
}

function lineOf(code: string, line: number): string {
  return `\`${code.split('\n')[line - 1]?.trim() ?? ''}\``;
}
