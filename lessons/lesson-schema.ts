/** The front matter of `lesson.mdx`; its descriptions are the authors' documentation, as in `schema.ts`. */
import * as z from 'zod';
import { fragment, markdown, options, Slug } from './schema.ts';

/** A question of a lesson's quiz. */
export const Question = z.strictObject({
  id: Slug,
  about: z
    .string()
    .regex(/^\d\d\.\d+$/)
    .meta({ description: 'The step it asks about, such as `01.3`.', examples: ["about: '01.3'"] }),
  question: markdown,
  code: z.string().optional().meta({ description: 'TypeScript shown under the question.' }),
  fragment,
  options,
});
export type Question = z.infer<typeof Question>;

/** The front matter of `lesson.mdx`. */
export const LessonFrontMatter = z.strictObject({
  title: z
    .string()
    .min(1)
    .meta({
      description: 'The lesson’s title, two or three words.',
      examples: ['title: Data models'],
    }),
  tagline: z
    .string()
    .min(1)
    .max(120)
    .meta({
      description: 'Half a sentence, lower case, no full stop.',
      examples: ['tagline: what may enter, what may leave'],
    }),
  part: z
    .string()
    .min(1)
    .meta({ description: 'The part of the course, such as `Data`.', examples: ['part: Data'] }),
  goal: markdown.meta({ description: 'What the learner can build afterwards.' }),
  outOfScope: z
    .array(markdown)
    .min(1)
    .meta({ description: 'What the reader might expect here and will find elsewhere.' }),
  summary: z
    .array(
      z.strictObject({ title: z.string(), code: z.string().optional(), fragment, note: markdown }),
    )
    .min(1)
    .meta({ description: 'The summary card: works as a reference without doing the exercises.' }),
  quiz: z
    .array(Question)
    .min(3)
    .meta({ description: 'About a third of the questions ask about earlier lessons.' }),
});
export type LessonFrontMatter = z.infer<typeof LessonFrontMatter>;
