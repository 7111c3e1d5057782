import { expect, test } from 'vitest';
import { isSingleKey, SHORTCUTS, shortcutFor, writtenPress } from './shortcuts.ts';

const all = SHORTCUTS.flatMap(({ shortcuts }) => shortcuts);
const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

test('no key means two things', () => {
  const keys = all.flatMap(({ keys }) => keys);
  expect(keys.length).toBe(new Set(keys).size);
});

test.each([
  ['Ctrl+K elsewhere', press('k', { ctrlKey: true }), false, 'search'],
  ['Cmd+K on an Apple keyboard', press('k', { metaKey: true }), true, 'search'],
  ['Ctrl+K with caps lock', press('K', { ctrlKey: true }), false, 'search'],
  ['Ctrl+Enter', press('Enter', { ctrlKey: true }), false, 'check'],
  ['a question mark', press('?'), false, 'help'],
  ['a number', press('3'), false, 'panel'],
])('%s', (_, event, apple, action) => {
  expect(shortcutFor(event, apple)?.action).toBe(action);
});

test.each([
  [
    'Ctrl+K on an Apple keyboard, which cuts to the end of the line',
    press('k', { ctrlKey: true }),
    true,
  ],
  ['Alt with a letter, which types a sign', press('n', { altKey: true }), false],
  ['AltGr, which comes as Ctrl and Alt', press('e', { ctrlKey: true, altKey: true }), false],
  ['Enter alone', press('Enter'), false],
  ['what belongs to the editor', press('F8'), false],
  ['Ctrl+C', press('c', { ctrlKey: true }), false],
])('%s means nothing to the page', (_, event, apple) => {
  expect(shortcutFor(event, apple)).toBeNull();
});

test('keys are written as on the keyboard at hand', () => {
  expect(writtenPress('Mod+k', false)).toBe('Ctrl K');
  expect(writtenPress('Mod+k', true)).toBe('⌘ K');
  expect(writtenPress('?', false)).toBe('?');
});

test('only keys without Ctrl or Cmd are single', () => {
  expect(all.flatMap(({ keys }) => keys).filter(isSingleKey)).toContain('n');
  expect(isSingleKey('Mod+k')).toBe(false);
});
