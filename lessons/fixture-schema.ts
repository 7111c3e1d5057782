/** What the YAML of a wrong or other answer holds; documented as the front matter is, in `schema.ts`. */
import * as z from 'zod';
import { markdown, Slug } from './schema.ts';

const ProjectPath = z
  .string()
  .regex(/^(?!\.{1,2}(\/|$))[\w.-]+(\/(?!\.{1,2}(\/|$))[\w.-]+)*$/)
  .meta({
    description: 'A path in the project, such as `app.ts` or `routers/tools.ts`.',
    examples: ['routers/tools.ts'],
  });

const Edit = z
  .strictObject({
    file: ProjectPath.meta({ description: 'A file of the solution.', examples: ['file: app.ts'] }),
    replace: z
      .string()
      .min(1)
      .meta({
        description:
          'Text that stands exactly once in that file. Several lines are quoted from the left edge: they are found however deep they are indented.',
        examples: ["replace: 'z.number().positive()'"],
      }),
    with: z.string().meta({
      description: 'What stands there instead; nothing, in place of whole lines, takes them out.',
      examples: ["with: 'z.number()'"],
    }),
  })
  .check(({ value, issues }) => {
    if (value.replace !== value.with) return;
    issues.push({
      code: 'custom',
      input: value.with,
      path: ['with'],
      message: 'other text than `replace`',
      params: { found: 'the same' },
    });
  });

/** How a fixture differs from the step's solution; whole files may also lie beside its `fixture.yaml`. */
const patch = {
  edit: z.array(Edit).default([]).meta({
    description: 'Small changes of the solution’s files, made one after the other.',
  }),
  write: z
    .record(ProjectPath, z.string())
    .default({})
    .meta({ description: 'Whole files by path, new ones or in place of the solution’s.' }),
  remove: z
    .array(ProjectPath)
    .default([])
    .meta({ description: 'Files of the solution that are gone.', examples: ['remove: [old.ts]'] }),
};

/** `<name>.yaml` or `<name>/fixture.yaml` in a `.wrong` folder: a known mistake and the message that it must get. */
export const WrongFixture = z.strictObject({
  mistake: markdown.meta({
    description: 'The mistake in one sentence, as a learner would make it.',
    examples: ['mistake: The schema drops unknown keys.'],
  }),
  trips: Slug.meta({
    description: 'The id of the check that must fail.',
    examples: ['trips: unknown-key'],
  }),
  alsoTrips: z
    .array(Slug)
    .default([])
    .meta({
      description: 'Other checks that may fail with it; all others must pass.',
      examples: ['alsoTrips: [wrong-type]'],
    }),
  says: z
    .string()
    .min(8)
    .meta({
      description:
        'Words that the failure message contains and no other mistake of this check gets.',
      examples: ['says: was dropped in silence'],
    }),
  ...patch,
});
export type WrongFixture = z.infer<typeof WrongFixture>;

/** `<name>.yaml` or `<name>/fixture.yaml` in an `.alt` folder: another correct answer. */
export const AltFixture = z.strictObject({
  answer: markdown.meta({
    description: 'How this right answer differs, in one sentence.',
    examples: ['answer: The schema lives in a file of its own.'],
  }),
  ...patch,
});
export type AltFixture = z.infer<typeof AltFixture>;
