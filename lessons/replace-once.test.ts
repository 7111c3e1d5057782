import { expect, test } from 'vitest';
import { replaceOnce } from './replace-once.ts';

const source = `function* session() {
  const client = open();
  try {
    yield client;
  } finally {
    client.release();
  }
}
`;

test('a passage is found however deep it is indented, and what replaces it is indented as deep', () => {
  const replaced = replaceOnce(
    source,
    '} finally {\n  client.release();\n}',
    '} catch {\n  client.release();\n\n  throw stop;\n}',
  );
  expect(replaced).toEqual({
    text: source.replace(
      '  } finally {\n    client.release();\n  }',
      '  } catch {\n    client.release();\n\n    throw stop;\n  }',
    ),
  });
});

test('what replaces part of one line is indented as that line', () => {
  expect(replaceOnce(source, 'yield client;', 'yield client;\nawait client;')).toEqual({
    text: source.replace('yield client;', 'yield client;\n    await client;'),
  });
});

test('a passage that carries its own indentation is replaced as it is written', () => {
  const passage = '  } finally {\n    client.release();\n  }';
  expect(replaceOnce(source, passage, '  }\n  client.release();')).toEqual({
    text: source.replace(passage, '  }\n  client.release();'),
  });
});

test('nothing in place of whole lines takes the lines out', () => {
  expect(replaceOnce(source, 'const client = open();', '')).toEqual({
    text: source.replace('  const client = open();\n', ''),
  });
  expect(replaceOnce(source, ' client', '')).toEqual({ times: 3 });
  expect(replaceOnce(source, 'const ', '')).toEqual({ text: source.replace('const ', '') });
});

test('the last line goes without leaving anything behind', () => {
  expect(replaceOnce('one\ntwo', 'two', '')).toEqual({ text: 'one\n' });
});

test.each([
  ['nowhere', 'pool.release()', 0],
  ['in two places', 'client.', 1],
  ['in more places', 'client', 3],
  ['twice, one overlapping the other', 'aa', 2],
])('a passage that stands %s is counted', (_where, passage, times) => {
  const replaced = replaceOnce(passage === 'aa' ? 'aaa' : source, passage, 'x');
  expect('times' in replaced ? replaced.times : 1).toBe(times);
});

test('dollar signs are text like any other', () => {
  expect(replaceOnce('a b', 'b', '$& $1')).toEqual({ text: 'a $& $1' });
});
