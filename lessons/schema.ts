/**
 * The front matter of `step.mdx`; that of `lesson.mdx` is in `lesson-schema.ts`. The descriptions are the authors' documentation:
 * `npx groundwork verify --explain` prints them, and a content error quotes the one that was broken.
 */
import * as z from 'zod';

/** Text that is more than space; shown as Markdown. */
export const markdown = z.string().trim().min(1);

/** An id in a check file, a fixture's folder, an anchor: lower-case words joined by hyphens. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .meta({
    description: 'Lower-case words joined by hyphens, such as `unknown-key`.',
    examples: ['unknown-key'],
  });

/** Code in front matter, unlike a block in the text, has no first line that could say so. */
export const fragment = z
  .boolean()
  .optional()
  .meta({
    description:
      'True when the code is not whole: the gate then parses it, and neither type-checks nor runs it.',
    examples: ['fragment: true'],
  });

const Option = z.strictObject({
  text: markdown.meta({ description: 'The answer that the learner can choose, as Markdown.' }),
  correct: z.boolean().default(false).meta({ description: 'True on exactly one option.' }),
  feedback: markdown.meta({
    description:
      'What the learner reads after choosing it: why it is right, or what would make it right.',
  }),
});

/** The options of a prediction or of a quiz question. */
export const options = z
  .array(Option)
  .min(2)
  .max(4)
  .check(({ value, issues }) => {
    const right = value.filter((option) => option.correct).length;
    if (right === 1) return;
    issues.push({
      code: 'custom',
      input: value,
      message: 'exactly one option with `correct: true`',
      params: { found: right === 0 ? 'none' : `${right} of them` },
    });
  })
  .meta({ description: 'Two to four options, exactly one of them with `correct: true`.' });

/** An HTTP request that the Requests panel offers one click away. */
export const ExampleRequest = z.strictObject({
  title: z
    .string()
    .min(1)
    .meta({
      description: 'What the request tries, such as "A tool without a name".',
      examples: ['title: A tool without a name'],
    }),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']).default('GET'),
  path: z
    .string()
    .startsWith('/')
    .meta({
      description: 'Path and query, starting with a slash.',
      examples: ['path: /tools?limit=5'],
    }),
  headers: z.record(z.string(), z.string()).default({}),
  json: z
    .json()
    .optional()
    .meta({ description: 'A JSON body; sets Content-Type unless `headers` does.' }),
  body: z.string().optional().meta({ description: 'A raw body, for what JSON cannot say.' }),
});
export type ExampleRequest = z.infer<typeof ExampleRequest>;

/** A task of a step, with the checks that prove it. */
export const Task = z.strictObject({
  title: markdown.meta({
    description: 'What must be true, not how to do it.',
    examples: ['title: A body with an unknown key is answered with 422.'],
  }),
  checks: z
    .array(Slug)
    .min(1)
    .meta({
      description: 'Ids of the checks that prove this task.',
      examples: ['checks: [unknown-key]'],
    }),
  hints: z.array(markdown).max(4).default([]).meta({
    description:
      'Four hints: a pointer to the concept; what to look at in your code; a snippet with a gap; the diff. None in a challenge.',
  }),
});
export type Task = z.infer<typeof Task>;

/** Reasons by what has a limit; `checks/verify/limits.ts` lists the limits. */
const Beyond = z
  .strictObject({
    minutes: markdown,
    words: markdown,
    added: markdown.meta({ description: 'The lines that the solution adds.' }),
    tasks: markdown,
    checks: markdown,
    hintWords: markdown,
    hintLines: markdown,
  })
  .partial();
/** What has a limit. */
export type Measured = keyof z.infer<typeof Beyond>;

/** The front matter of `step.mdx`. */
export const StepFrontMatter = z.strictObject({
  title: z
    .string()
    .min(1)
    .meta({
      description: 'The step’s title, two or three words.',
      examples: ['title: First schema'],
    }),
  concept: z
    .string()
    .min(1)
    .max(160)
    .meta({
      description: 'The one idea of this step, in a sentence.',
      examples: ['concept: A schema decides what may enter.'],
    }),
  minutes: z
    .int()
    .min(1)
    .max(30)
    .meta({ description: 'A measured median, in minutes.', examples: ['minutes: 7'] }),
  kind: z.enum(['step', 'challenge']).default('step'),
  focus: z
    .string()
    .default('app.ts')
    .meta({ description: 'The file the editor opens first.', examples: ['focus: app.ts'] }),
  entry: z
    .string()
    .default('server.ts')
    .meta({ description: 'The file that starts the app.', examples: ['entry: server.ts'] }),
  database: z
    .boolean()
    .default(false)
    .meta({
      description:
        'True when the step needs PostgreSQL: `process.env.DATABASE_URL` then names an empty database, emptied before each check.',
      examples: ['database: true'],
    }),
  typed: z
    .boolean()
    .default(false)
    .meta({
      description:
        'True when the whole project must type-check: one more check, `types-hold`, which a task names like the others.',
      examples: ['typed: true'],
    }),
  removed: z
    .array(z.string())
    .default([])
    .meta({
      description: 'Files of the previous step that the starter no longer has.',
      examples: ['removed: [old.ts]'],
    }),
  prediction: z
    .strictObject({
      question: markdown,
      options,
    })
    .optional()
    .meta({
      description: 'Asked before the first run. Needed for a step, left out for a challenge.',
    }),
  tasks: z
    .array(Task)
    .min(1)
    .max(8)
    .meta({ description: 'Two to four numbered tasks; a challenge may have more.' }),
  passesAtStart: z
    .array(Slug)
    .default([])
    .meta({
      description: 'Checks that already pass on the starter; every other one must fail there.',
      examples: ['passesAtStart: [good-tool]'],
    }),
  typeErrorsAtStart: z
    .boolean()
    .default(false)
    .meta({
      description: 'True when the starter has type errors that the learner is meant to meet.',
      examples: ['typeErrorsAtStart: true'],
    }),
  requests: z.array(ExampleRequest).default([]),
  fastapi: z
    .strictObject({
      python: z
        .string()
        .min(1)
        .meta({ description: 'A fragment of our own, in current FastAPI style.' }),
      typescript: z.string().min(1).meta({ description: 'The same thing in this step.' }),
      fragment,
      differs: markdown.meta({ description: 'One line: where the two differ.' }),
    })
    .optional()
    .meta({ description: 'Needed for a step, left out for a challenge.' }),
  beyond: Beyond.default({}).meta({
    description: 'Why this step is outside of a limit of the course, in a sentence for each limit.',
    examples: ["beyond: { added: 'Half of the lines are one table.' }"],
  }),
  deeper: z
    .array(z.strictObject({ title: z.string(), note: markdown }))
    .default([])
    .meta({
      description:
        'Where to read on, by title (no addresses): a specification, a manual page, a later step.',
    }),
});
export type StepFrontMatter = z.infer<typeof StepFrontMatter>;
