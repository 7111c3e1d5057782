/** The text of a new lesson: whole, with a mark at every place that waits for its author. */
import type { Course } from '../../lessons/course.ts';
import { yamlText } from './step-text.ts';

/** `lesson.mdx` of lesson `id`, which is to follow the last one of `course`. */
export function lessonText(course: Course, id: string, title: string): string {
  const earlier = course.steps.at(-1)?.id ?? `${id}.1`;
  const part = course.lessons.at(-1)?.part ?? 'Structure';
  const questions = [earlier, `${id}.1`, `${id}.1`].map(
    (about, index) => `  - id: question-${index + 1} # TODO: Two or three words.
    about: '${about}'
    question: 'TODO: A question about step ${about}, or about another one.'
    options:
      - text: 'TODO: The right answer.'
        correct: true
        feedback: 'TODO: Say why it is right.'
      - text: 'TODO: What a reader might think.'
        feedback: 'TODO: Say what would make it right.'
`,
  );
  return `---
title: ${yamlText(title)}
tagline: 'TODO: half a sentence, lower case, no full stop'
part: ${yamlText(part)} # TODO: The part of the course, such as Data.
goal: 'TODO: What the learner can build afterwards.'
outOfScope:
  - 'TODO: What the reader might expect here, and where it is found.'
summary:
  - title: 'TODO: Two or three words'
    code: |
      // TODO: The shortest code that shows it.
    note: 'TODO: What to remember, for somebody who did not do the exercises.'
quiz:
${questions.join('')}---

TODO: What goes wrong in the app as it is, and what the lesson does about it.
`;
}
