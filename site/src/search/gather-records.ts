/** Everything of the course that search can find. Hints, solutions and answers to questions are left out: found, they would be given away. */
import type { Course, Lesson, Step } from '../../../lessons/course.ts';
import { lessonHref, stepHref } from '../course/links.ts';
import { renderMarkdown } from '../course/markdown.ts';
import { partsOfHtml, textOfHtml } from './plain-text.ts';
import type { SearchRecord } from './record.ts';
import { summaryAnchor } from './summary-anchor.ts';

/** The records of every lesson and step, in course order. */
export async function gatherRecords(course: Course): Promise<readonly SearchRecord[]> {
  const records = await Promise.all(
    course.lessons.map(async (lesson) => [
      ...(await recordsOfLesson(lesson)),
      ...(await Promise.all(lesson.steps.map(recordsOfStep))).flat(),
    ]),
  );
  return records.flat();
}

const plain = async (...markdown: readonly string[]): Promise<string> =>
  textOfHtml((await Promise.all(markdown.map(renderMarkdown))).join(' '));

/** The running text without the components that stand in it. */
const bodyParts = async (body: string) =>
  partsOfHtml((await renderMarkdown(body)).replace(/<\/?[A-Z][^>]*>/g, ''));

async function recordsOfLesson(lesson: Lesson): Promise<SearchRecord[]> {
  const page = {
    page: lessonHref(lesson),
    title: lesson.title,
    place: `Lesson ${lesson.id}`,
  };
  const [start, ...parts] = await withStart(lesson.body, `${lesson.tagline}.`);
  return [
    { ...page, heading: '', anchor: '', text: start },
    {
      ...page,
      heading: 'Where it takes you',
      anchor: 'goal',
      text: await plain(lesson.goal),
    },
    ...parts.map((part) => ({ ...page, ...part })),
    {
      ...page,
      heading: 'Not in this lesson',
      anchor: 'out-of-scope',
      text: await plain(...lesson.outOfScope),
    },
    ...(await Promise.all(
      lesson.summary.map(async ({ title, code = '', note }) => ({
        ...page,
        heading: title,
        anchor: summaryAnchor(title),
        text: `${await plain(note)} ${code.replace(/\s+/g, ' ').trim()}`.trim(),
        card: true as const,
      })),
    )),
  ];
}

async function recordsOfStep(step: Step): Promise<SearchRecord[]> {
  const page = { page: stepHref(step), title: step.title, place: `Step ${step.id}` };
  const [start, ...parts] = await withStart(step.body, await plain(step.concept));
  const section = (heading: string, anchor: string, text: string): SearchRecord[] =>
    text === '' ? [] : [{ ...page, heading, anchor, text }];
  const { fastapi } = step;
  return [
    { ...page, heading: '', anchor: '', text: start },
    ...(step.prediction
      ? section('Before you run it', 'prediction', await plain(step.prediction.question))
      : []),
    ...parts.map((part) => ({ ...page, ...part })),
    ...section(
      step.kind === 'challenge' ? 'User stories' : 'Your tasks',
      'tasks',
      await plain(...step.tasks.map(({ title }) => title)),
    ),
    ...section(
      'What is checked',
      'tasks',
      await plain(step.check.tests.map(({ title }) => `- ${title}`).join('\n')),
    ),
    ...(fastapi
      ? section(
          'The same in FastAPI',
          'in-fastapi',
          `${await plain(fastapi.differs)} ${fastapi.python.replace(/\s+/g, ' ').trim()}`,
        )
      : []),
    ...section(
      'Go deeper',
      'go-deeper',
      await plain(...step.deeper.map(({ title, note }) => `${title}: ${note}`)),
    ),
  ];
}

/** A page's beginning with the sentence over it, then the parts under headings. */
async function withStart(
  body: string,
  first: string,
): Promise<[string, ...(readonly Omit<SearchRecord, 'page' | 'title' | 'place'>[])]> {
  const parts = await bodyParts(body);
  const start = parts.find(({ anchor }) => anchor === '')?.text ?? '';
  return [`${first} ${start}`.trim(), ...parts.filter(({ anchor }) => anchor !== '')];
}
