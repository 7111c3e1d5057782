/** What must hold between a lesson's quiz and the steps that it asks about. */
import type { Problems } from './content-error.ts';
import type { Text } from './front-matter.ts';
import type { LessonFrontMatter } from './lesson-schema.ts';

/** `taught` are the ids of every step up to the end of this lesson. */
export function checkQuiz(
  text: Text<LessonFrontMatter>,
  taught: readonly string[],
  problems: Problems,
): void {
  const seen = new Set<string>();
  for (const [index, { id, about }] of text.value.quiz.entries()) {
    const at = (field: string) => ({
      file: text.file,
      line: text.lineOf(['quiz', index, field]),
      field: `quiz[${index}].${field}`,
    });
    if (seen.has(id)) {
      problems.add({
        rule: 'quiz-id-twice',
        ...at('id'),
        expected: 'an id that no other question of this quiz has',
        found: `\`${id}\` again`,
        fix: 'Rename this one: answers are kept by it.',
      });
    }
    seen.add(id);
    if (!taught.includes(about)) {
      problems.add({
        rule: 'quiz-about',
        ...at('about'),
        expected: `a step of this lesson or of one before it: ${taught.at(0) ?? 'there is none'} to ${taught.at(-1) ?? 'none'}`,
        found: `\`${about}\``,
        fix: 'Name a step that the learner has met, or move the question to a later lesson.',
      });
    }
  }
}
