import { expect, test } from 'vitest';
import { todosIn } from './todos.ts';

test('finds each mark with its line and what waits, whatever comment or quote it stands in', () => {
  const source = [
    "concept: 'TODO: The idea.'",
    'minutes: 5 # TODO: A measured median.',
    '{/* TODO: A picture. */}',
    'const MASTODON = 1; // TODO and TODOS: are names',
    '// TODO:',
  ].join('\n');
  expect(todosIn(source, 'a.mdx')).toEqual([
    { file: 'a.mdx', line: 1, text: 'The idea.' },
    { file: 'a.mdx', line: 2, text: 'A measured median.' },
    { file: 'a.mdx', line: 3, text: 'A picture.' },
    { file: 'a.mdx', line: 5, text: '' },
  ]);
});
