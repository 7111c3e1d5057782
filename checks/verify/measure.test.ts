import { expect, test } from 'vitest';
import { loadCourse } from '../../lessons/course.ts';
import { goodCourse } from '../../lessons/patched-course.ts';
import { measureStep } from './measure.ts';
import { printMeasures } from './print-measures.ts';

const { steps } = await loadCourse(goodCourse);
const measures = steps.map(measureStep);

test('a step is measured by what a learner reads and does', () => {
  expect(measures[0]).toEqual({
    id: '01.1',
    title: 'Times',
    kind: 'step',
    minutes: 2,
    words: 32,
    added: 1,
    removed: 2,
    tasks: 1,
    checks: 2,
    wrong: 1,
    alternatives: 1,
    hintWords: 13,
    hintLines: 0,
  });
});

test('the table has a line for each step, their medians, and stars outside of the limits', () => {
  const [first] = measures;
  if (first === undefined) throw new Error('The course has no step.');
  const small = { ...first, tasks: 2, checks: 3 };
  const long = { ...small, id: '01.2', words: 300, added: 3 };
  const challenge = { ...long, id: '01.3', kind: 'challenge' as const };
  expect(
    printMeasures([small, { ...long, checks: 2 }, challenge])
      .split('\n')
      .slice(0, 5),
  ).toEqual([
    'step    min  words  +  -  tasks  checks  wrong  alt  hint  code',
    '01.1      2     32  1  2      2       3      1    1    13     0',
    '01.2      2   300*  3  2      2      2*      1    1    13     0',
    '01.3      2    300  3  2      2       3      1    1    13     0',
    'median    2    300  3  2      2       3      1    1    13     0',
  ]);
});
