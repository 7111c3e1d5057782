import { defineCommand } from '../command.ts';
import { findStep } from '../find-step.ts';
import type { OpenCourse } from '../open-course.ts';
import { UsageError } from '../usage-error.ts';

const parts = ['runs', 'content'] as const;

/** `groundwork verify` */
export const command = defineCommand({
  usage:
    '[lesson|step ...] [--only runs|content] [--jobs <number>] [--measure] [--explain] [--json]',
  help: 'For authors. Proves of every step, or of those named: its starter fails the checks it declares and no other, its solution passes, each wrong answer trips its check with its own words, each other answer passes, and types, format and the code in the text are clean. Exit code 1 when something does not hold.',
  options: {
    only: { type: 'string' },
    jobs: { type: 'string' },
    measure: { type: 'boolean' },
    explain: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  optionHelp: {
    only: '<runs|content> run the checks only, or look at files and texts only',
    jobs: '<number> runs at the same time; default one for each processor core',
    measure: 'a table of every step: minutes, words, changed lines, checks, hints',
    explain: 'what each field of a lesson, a step and a fixture must hold',
    json: 'the report as JSON',
  },
  positionals: Number.POSITIVE_INFINITY,
  async run(context, values, names) {
    const { root, terminal } = context;
    if (values.explain) {
      terminal.print(await explain(terminal.columns));
      return 0;
    }
    try {
      return await verifyCourse();
    } catch (error) {
      if (!(error instanceof Error && error.name === 'ContentError')) throw error;
      terminal.complain(error.message);
      return 1; // A course that cannot be read is what was looked for, not a wrong way to ask.
    }

    async function verifyCourse() {
      const { openCourse } = await import('../open-course.ts');
      const steps = stepIds(await openCourse(root), names);
      if (values.measure) {
        terminal.print(await measure(root, steps));
        return 0;
      }
      const jobs = readJobs(values.jobs);
      const only = readPart(values.only);
      const { runVerify } = await import('../../verify/run-verify.ts');
      const report = await runVerify({
        root,
        steps,
        ...(jobs && { jobs }),
        ...(only && { parts: [only] }),
      });
      if (values.json) terminal.print(JSON.stringify(report, null, 2));
      else {
        const { printVerify } = await import('../../verify/print-verify.ts');
        terminal.print(printVerify(report, terminal));
      }
      return report.state === 'passed' ? 0 : 1;
    }
  },
});

/** Lessons and steps as they were named, turned into step ids; none when none were named. */
function stepIds(course: OpenCourse, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const lesson = course.lessons.find(
      ({ id, folder }) => id === name.padStart(2, '0') || folder === name,
    );
    return lesson ? lesson.steps.map(({ id }) => id) : [findStep(course, name).id];
  });
}

function readJobs(wanted: string | undefined): number | undefined {
  if (wanted === undefined || /^[1-9]\d*$/.test(wanted))
    return wanted === undefined ? undefined : Number(wanted);
  throw new UsageError(`--jobs takes a number from 1 on, not "${wanted}".`);
}

function readPart(wanted: string | undefined): (typeof parts)[number] | undefined {
  const part = parts.find((one) => one === wanted);
  if (part === undefined && wanted !== undefined) {
    throw new UsageError(`--only takes runs or content, not "${wanted}".`);
  }
  return part;
}

async function measure(root: string, steps: readonly string[]): Promise<string> {
  const { loadCourse } = await import('../../../lessons/course.ts');
  const { measureStep } = await import('../../verify/measure.ts');
  const { printMeasures } = await import('../../verify/print-measures.ts');
  const course = await loadCourse(root);
  const chosen = course.steps.filter(({ id }) => steps.length === 0 || steps.includes(id));
  return printMeasures(chosen.map(measureStep));
}

async function explain(columns: number): Promise<string> {
  const { LessonFrontMatter } = await import('../../../lessons/lesson-schema.ts');
  const { StepFrontMatter } = await import('../../../lessons/schema.ts');
  const fixtures = await import('../../../lessons/fixture-schema.ts');
  const { explainSchema } = await import('../format/explain.ts');
  return [
    explainSchema('lesson.mdx', LessonFrontMatter, columns),
    explainSchema('step.mdx', StepFrontMatter, columns),
    explainSchema('YAML of a wrong answer', fixtures.WrongFixture, columns),
    explainSchema('YAML of another right answer', fixtures.AltFixture, columns),
  ].join('\n\n');
}
