import { afterEach, expect, test } from 'vitest';
import { bindFrame, getFrame, runInFrame, setFrame } from './frame.ts';

const A = new Map();
const B = new Map();

afterEach(() => setFrame(undefined));

test('runInFrame gives back the caller its frame, also after a throw', () => {
  setFrame(A);
  expect(runInFrame(B, getFrame)).toBe(B);
  expect(() =>
    runInFrame(B, () => {
      throw new Error('inside');
    }),
  ).toThrow('inside');
  expect(getFrame()).toBe(A);
});

test('bindFrame remembers the frame of its making and passes this and arguments on', () => {
  setFrame(A);
  const bound = bindFrame(function (this: string, other: string) {
    return [String(this), other, getFrame()] as const;
  });
  setFrame(B);
  expect(bound.call('self', 'other')).toEqual(['self', 'other', A]);
  expect(getFrame()).toBe(B);
});
