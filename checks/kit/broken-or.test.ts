import { expect, test } from 'vitest';
import { brokenOr } from './broken-or.ts';
import type { ApiResponse } from './response.ts';

const answer = (status: number) => ({ status }) as ApiResponse;

test.each([200, 404, 422, 503])('%i leads where the check says', (status) => {
  expect(brokenOr(answer(status), 'Look at the handler.')).toBe('Look at the handler.');
});

test('500 leads to what was thrown', () => {
  expect(brokenOr(answer(500), 'Look at the handler.')).toContain('something threw');
});
