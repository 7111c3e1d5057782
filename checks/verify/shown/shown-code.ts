/** Every block of code that a reader is shown, with the step whose files it is about; hints are torn out of their file and left out. */
import type { Course, Lesson, Step } from '../../../lessons/course.ts';
import { type CodeBlock, codeBlocks } from '../markdown-parts.ts';

/** A block of code as its reader finds it. */
export interface Shown extends Pick<CodeBlock, 'language' | 'code' | 'title' | 'fragment'> {
  /** The step ('01.1') or lesson ('01') in whose text it stands. */
  readonly about: string;
  readonly file: string;
  /** Where it stands, for a reader of the finding: 'the text', 'prediction.question'. */
  readonly where: string;
  /** The line of `file` (from 1) on which the code begins, when that is known. */
  readonly line?: number;
  /** The step whose solution it is held against: its own, or the last one of its lesson. */
  readonly step: Step;
}

type Place = Pick<Shown, 'about' | 'file' | 'step'>;

/** The blocks of lessons and steps, in the order of the course. */
export function shownCode(lessons: Course['lessons'], steps: readonly Step[]): Shown[] {
  return [...lessons.flatMap(shownInLesson), ...steps.flatMap(shownInStep)];
}

function shownInLesson(lesson: Lesson): Shown[] {
  const { id: about, file, body, bodyLine, goal, summary, quiz } = lesson;
  const step = lesson.steps.at(-1);
  if (step === undefined) return [];
  const place = { about, file, step };
  return [
    ...inText(place, 'the text', body, bodyLine),
    ...inText(place, 'goal', goal),
    ...summary.flatMap(({ note, ...card }, index) => [
      ...whole(place, `summary[${index}].code`, card.code, card.fragment),
      ...inText(place, `summary[${index}].note`, note),
    ]),
    ...quiz.flatMap(({ question, options, ...asked }, index) => [
      ...whole(place, `quiz[${index}].code`, asked.code, asked.fragment),
      ...inText(place, `quiz[${index}].question`, question),
      ...options.flatMap(({ text, feedback }, option) =>
        inText(place, `quiz[${index}].options[${option}]`, `${text}\n\n${feedback}`),
      ),
    ]),
  ];
}

function shownInStep(step: Step): Shown[] {
  const { id: about, file, body, bodyLine, prediction, tasks, fastapi } = step;
  const place = { about, file, step };
  return [
    ...inText(place, 'the text', body, bodyLine),
    ...inText(place, 'prediction.question', prediction?.question ?? ''),
    ...(prediction?.options ?? []).flatMap(({ text, feedback }, index) =>
      inText(place, `prediction.options[${index}]`, `${text}\n\n${feedback}`),
    ),
    ...tasks.flatMap(({ title }, index) => inText(place, `tasks[${index}].title`, title)),
    ...whole(place, 'fastapi.typescript', fastapi?.typescript, fastapi?.fragment),
  ];
}

/** A field of the front matter that is code from its first line to its last. */
function whole(
  place: Place,
  where: string,
  code: string | undefined,
  fragment = false,
): readonly Shown[] {
  return code === undefined
    ? []
    : [{ ...place, where, code, language: 'ts', title: undefined, fragment }];
}

/** `firstLine` is where the text begins in its file; in front matter, the field's name has to do. */
function inText(place: Place, where: string, text: string, firstLine?: number): Shown[] {
  return codeBlocks(text).map(({ line, ...block }) => ({
    ...place,
    ...block,
    where,
    ...(firstLine === undefined ? {} : { line: firstLine + line - 1 }),
  }));
}
