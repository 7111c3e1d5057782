import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCourse } from '../../../lessons/course.ts';
import { gatherRecords } from './gather-records.ts';
import { summaryAnchor } from './summary-anchor.ts';

const course = await loadCourse(join(import.meta.dirname, '../../../'));
const records = await gatherRecords(course);

test('every lesson and step has a beginning, tasks and checks', () => {
  for (const step of course.steps) {
    const own = records.filter(({ page }) => page === `/lessons/${step.path}/`);
    expect(own[0], step.id).toMatchObject({ anchor: '', title: step.title });
    expect(own.map(({ heading }) => heading)).toContain('What is checked');
  }
  for (const lesson of course.lessons) {
    const cards = records.filter(({ page, card }) => card && page === `/lessons/${lesson.folder}/`);
    expect(cards.map(({ heading }) => heading)).toEqual(lesson.summary.map(({ title }) => title));
  }
});

test('hints and the feedback on answers are not among the texts', () => {
  const all = records.map(({ text }) => text).join('\n');
  const hint = course.steps[0]?.tasks[0]?.hints[0]?.slice(0, 40) ?? '';
  const feedback = course.lessons[0]?.quiz[0]?.options[0]?.feedback.slice(0, 40) ?? '';
  expect(hint).not.toBe('');
  expect(all).not.toContain(hint);
  expect(feedback).not.toBe('');
  expect(all).not.toContain(feedback);
});

test('no component and no tag is left in a text', () => {
  for (const { text } of records) expect(text).not.toMatch(/<Prediction|<\/?(?:p|li|span|code)\b/);
});

test('a card’s id is made of its title’s words', () => {
  expect(summaryAnchor('Absent, `null`, filled in')).toBe('summary-absent-null-filled-in');
});
