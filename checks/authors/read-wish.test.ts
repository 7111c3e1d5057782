import { expect, test } from 'vitest';
import { readWish } from './read-wish.ts';

test('a step has a lesson and a title, a lesson a title', () => {
  expect(readWish(['step', '3', ' Rate\n limits '])).toEqual({
    what: 'step',
    lesson: '03',
    title: 'Rate limits',
  });
  expect(readWish(['lesson', 'Routers'])).toEqual({ what: 'lesson', title: 'Routers' });
});

test.each([
  [[], 'found nothing'],
  [['chapter', 'Routers'], 'found "chapter"'],
  [['step'], 'the number of its lesson and a title'],
  [['step', '03'], 'A step needs a title'],
  [['step', '03', '  '], 'A step needs a title'],
  [['lesson'], 'A lesson needs a title'],
  [['step', '03', 'Rate', 'limits'], 'in quotes: "Rate limits"'],
])('refuses %o', (words, sentence) => {
  expect(() => readWish(words)).toThrow(sentence);
});
