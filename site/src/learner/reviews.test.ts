import { expect, test } from 'vitest';
import { createChanges } from './changes.ts';
import { memoryShelf } from './memory-shelf.ts';
import { createReviews, schedule, WAITS } from './reviews.ts';

const DAY = 86_400_000;
const KEY = '01/quiz/unknown-key';

test('answered right each time it is due, a question comes back after 1, 3, 7, 21 and again 21 days', () => {
  let at = 0;
  let review = schedule(undefined, KEY, true, at);
  const days = [(review.due - at) / DAY];
  for (let times = 0; times < 4; times += 1) {
    at = review.due;
    review = schedule(review, KEY, true, at);
    days.push((review.due - at) / DAY);
  }
  expect(days).toEqual([1, 3, 7, 21, 21]);
});

test('answered wrong, it comes back soon and starts again at one day', () => {
  const learned = schedule(schedule(undefined, KEY, true, 0), KEY, true, DAY);
  const wrong = schedule(learned, KEY, false, 2 * DAY);
  expect(wrong).toEqual({ key: KEY, streak: 0, due: 2 * DAY + WAITS[0], at: 2 * DAY });
  expect(schedule(wrong, KEY, true, wrong.due)).toMatchObject({ streak: 1 });
});

test('answered right before it is due, nothing changes', () => {
  const first = schedule(undefined, KEY, true, 0);
  expect(schedule(first, KEY, true, DAY / 2)).toBe(first);
  const wrong = schedule(undefined, KEY, false, 0);
  expect(schedule(wrong, KEY, true, 1)).toBe(wrong);
});

test('says what is due, longest waiting first, and when the next one comes', async () => {
  let now = 0;
  const reviews = createReviews(memoryShelf(), createChanges(null), () => now);
  expect(await reviews.due()).toEqual([]);
  expect(await reviews.next()).toBeNull();
  await reviews.answered('01/quiz/b', true);
  now = 1000;
  await reviews.answered('01/quiz/a', false);
  expect(await reviews.due()).toEqual([]);
  expect(await reviews.next()).toBe(1000 + WAITS[0]);
  now = 2 * DAY;
  expect((await reviews.due()).map(({ key }) => key)).toEqual(['01/quiz/a', '01/quiz/b']);
  expect(await reviews.next()).toBeNull();
});
