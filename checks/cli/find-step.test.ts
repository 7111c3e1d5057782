import { describe, expect, test } from 'vitest';
import { findStep } from './find-step.ts';
import type { StepOutline } from './open-course.ts';

function step(lesson: string, number: number, slug: string): StepOutline {
  const folder = `0${number}-${slug}`;
  const path = `${lesson}-x/${folder}`;
  const id = `${lesson}.${number}`;
  return {
    id,
    lesson,
    folder,
    path,
    title: slug,
    minutes: 5,
    kind: 'step',
    previous: null,
    next: null,
  };
}

const lessons = [
  {
    id: '01',
    steps: [step('01', 1, 'first-schema'), step('01', 2, 'rules'), step('01', 3, 'challenge')],
  },
  { id: '02', steps: [step('02', 1, 'register-path'), step('02', 3, 'challenge')] },
].map((lesson) => ({ ...lesson, folder: `${lesson.id}-x`, title: '', tagline: '', part: '' }));
const course = { lessons, steps: lessons.flatMap((lesson) => lesson.steps) };

describe('finds', () => {
  test.for([
    ['01.1', '01.1'],
    ['1.1', '01.1'],
    ['01.02', '01.2'],
    ['02-rules', '01.2'],
    ['02-x/01-register-path', '02.1'],
    ['lessons/02-x/01-register-path/', '02.1'],
  ] as const)('%s', ([word, id]) => {
    expect(findStep(course, word).id).toBe(id);
  });
});

describe('says what is near', () => {
  test.for([
    ['1', 'There is no step "1". 01 is a lesson; its first step is 01.1 first-schema.'],
    ['02-x', 'There is no step "02-x". 02 is a lesson; its first step is 02.1 register-path.'],
    ['1.9', 'There is no step "1.9". The last step of lesson 01 is 01.3 challenge.'],
    ['01-frist-schema', 'There is no step "01-frist-schema". Did you mean 01.1 first-schema?'],
    ['everything', 'There is no step "everything". Run npx groundwork list to see them all.'],
  ] as const)('%s', ([word, sentence]) => {
    expect(() => findStep(course, word)).toThrow(sentence);
  });

  test('a folder that two lessons have is no answer', () => {
    expect(() => findStep(course, '03-challenge')).toThrow('There is no step "03-challenge".');
  });
});
