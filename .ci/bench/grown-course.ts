/** A course of any size, for measuring how the project grows with it. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A course in a folder of its own, which goes away with `await using`. */
export interface GrownCourse extends AsyncDisposable {
  readonly root: string;
  readonly steps: number;
}

/** Words for prose that compresses and searches as prose does; a course of one repeated sentence would flatter us. */
const words =
  'shed tool member loan drill ladder saw clamp bench hour fee deposit note desk ledger bell key door week neighbour ' +
  'borrow lend return measure repair sharpen describe refuse accept answer request status header body query path';

/**
 * Writes a course that is sound: every step has prose, a prediction, hints, a check, a starter that fails it and a solution that passes.
 * @param stepsPerLesson at least 1
 */
export async function growCourse(lessons: number, stepsPerLesson: number): Promise<GrownCourse> {
  const root = await mkdtemp(path.join(tmpdir(), 'groundwork-grown-'));
  let number = 0;
  for (let lesson = 1; lesson <= lessons; lesson += 1) {
    const folder = `${two(lesson)}-lesson`;
    await write(root, `lessons/${folder}/lesson.mdx`, lessonText(lesson));
    for (let step = 1; step <= stepsPerLesson; step += 1) {
      number += 1;
      const place = `${folder}/${two(step)}-step`;
      await write(root, `lessons/${place}/step.mdx`, stepText(number));
      const starter = `lessons/${place}/starter`;
      if (number === 1) {
        await write(root, `${starter}/server.ts`, server);
        await write(root, `${starter}/step.ts`, 'export const step = 0;\n');
      }
      if (step === 1) {
        await write(root, `${starter}/app.ts`, appText(lesson));
        await write(root, `${starter}/router-${two(lesson)}.ts`, routerText(lesson));
      }
      await write(root, `solutions/${place}/step.ts`, `export const step = ${number};\n`);
      await write(root, `checks/${place}.check.ts`, checkText(number));
    }
  }
  return {
    root,
    steps: number,
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}

const two = (number: number) => String(number).padStart(2, '0');

async function write(root: string, file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), text);
}

/** Sentences that differ from step to step, and are the same in every run. */
function prose(seed: number, sentences: number): string {
  const all = words.split(' ');
  let state = seed * 7919 + 17;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return all[state % all.length] ?? '';
  };
  return Array.from(
    { length: sentences },
    () => `The ${next()} has a ${next()} and a ${next()}, so the ${next()} gets its ${next()}.`,
  ).join(' ');
}

const server = `import { app } from './app.ts';

app.listen(3000);
`;

/** The app grows as a real one does: by a router, in a file of its own, with each lesson. */
const appText = (lessons: number) => {
  const numbers = Array.from({ length: lessons }, (_, index) => two(index + 1));
  const imports = numbers.map((id) => `import { router${id} } from './router-${id}.ts';\n`);
  const mounts = numbers.map((id) => `app.use('/lesson-${id}', router${id});\n`);
  return `import express from 'express';
${imports.join('')}import { step } from './step.ts';

export const app = express();

app.get('/step', (_req, res) => {
  res.json({ step });
});
${mounts.join('')}`;
};

const routerText = (lesson: number) => `import { Router } from 'express';

/** ${prose(lesson + 2000, 2)} */
export const router${two(lesson)} = Router();

router${two(lesson)}.get('/notes/:number', (req, res) => {
  const number = Number(req.params.number);
  if (!Number.isInteger(number)) {
    res.status(422).json({ error: ${JSON.stringify(prose(lesson + 3000, 1))} });
    return;
  }
  res.json({ number, note: ${JSON.stringify(prose(lesson + 4000, 1))} });
});
`;

const option = (text: string, correct = false) =>
  `      - text: ${text}\n${correct ? '        correct: true\n' : ''}        feedback: ${text} it is, or is not.\n`;

const lessonText = (lesson: number) => `---
title: Lesson ${lesson}
tagline: one of very many
part: Part ${Math.ceil(lesson / 10)}
goal: You can count further than before.
outOfScope:
  - Everything else.
summary:
  - title: Count
    code: 'export const step = ${lesson};'
    note: '${prose(lesson, 2)}'
quiz:
${['one', 'two', 'three']
  .map(
    (id) =>
      `  - id: ${id}\n    about: '${two(lesson)}.1'\n    question: Which is it?\n    options:\n${option('This', true)}${option('That')}`,
  )
  .join('')}---

${prose(lesson + 1000, 6)}
`;

const stepText = (number: number) => `---
title: Step ${number}
concept: One more than before.
minutes: 3
focus: step.ts
prediction:
  question: What does \`GET /step\` answer now?
  options:
${option('The number before.', true).replaceAll(/^ {2}/gm, '')}${option('Nothing.').replaceAll(/^ {2}/gm, '')}tasks:
  - title: '\`GET /step\` answers ${number}.'
    checks: [counts]
    hints:
      - A number can be one more.
      - Look at the constant.
      - '\`export const step = ____;\`'
      - '\`export const step = ${number};\`'
fastapi:
  python: 'return {"step": ${number}}'
  typescript: 'res.json({ step });'
  differs: FastAPI returns what Express sends.
beyond:
  tasks: One is enough to measure with.
  checks: One is enough to measure with.
---

${prose(number, 8)}

<Prediction />

## What to change

${prose(number + 5000, 12)}
`;

const checkText = (number: number) => `import { expect, test } from 'vitest';
import { explain, startApp } from '#kit';

test('GET /step answers ${number}', { meta: { id: 'counts' } }, async () => {
  const api = await startApp();
  const response = await api.get('/step');
  await explain(
    {
      should: 'The number is ${number}.',
      happened: response.summary,
      why: 'Counting is all there is.',
      look: 'Look at step.ts.',
    },
    () => expect(response.json).toEqual({ step: ${number} }),
  );
});
`;
