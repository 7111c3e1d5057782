import { describe, expect, test } from 'vitest';
import { belittlingWords, codeBlocks, countWords, headings } from './markdown-parts.ts';

const text = `# Opening hours

Members read \`opens\` and **closes**.

<Prediction />

\`\`\`ts title="app.ts"
const just = 1;
# not a heading
\`\`\`

- A list
  \`\`\`\`md
  \`\`\`ts
  inner
  \`\`\`
  \`\`\`\`

## Simply two keys
`;

describe('code blocks', () => {
  test('have their language, their code and the line where the code begins', () => {
    expect(codeBlocks(text)).toEqual([
      {
        language: 'ts',
        title: 'app.ts',
        fragment: false,
        code: 'const just = 1;\n# not a heading\n',
        line: 8,
      },
      {
        language: 'md',
        title: undefined,
        fragment: false,
        code: '```ts\ninner\n```\n',
        line: 14,
      },
    ]);
  });

  test.each([
    ['```ts fragment', true],
    ['```ts title="app.ts" fragment', true],
    ['```ts fragment title="app.ts"', true],
    ['```ts title="a fragment"', false],
  ])('say with a word behind the language that they are not whole: %s', (fence, fragment) => {
    expect(codeBlocks(`${fence}\nconst a = 1;\n\`\`\``)).toMatchObject([
      { language: 'ts', fragment },
    ]);
  });

  test('are none in a text that has none', () => {
    expect(codeBlocks('Use `res.json` here.')).toEqual([]);
  });
});

test('headings are found outside code blocks', () => {
  expect(headings(text)).toEqual([
    { text: 'Opening hours', line: 1 },
    { text: 'Simply two keys', line: 19 },
  ]);
});

test.each([
  ['words, and code within a sentence', 'Send `res.json(hours)` to the *member*.', 5],
  ['no code blocks', 'Two words\n\n```ts\nconst a = 1;\n```\n', 2],
  ['no tags and no comments', '<Prediction />\n\n{/* a note to authors */}\n\nOne', 1],
  ['no lone signs', 'a - b', 2],
  ['nothing in nothing', '', 0],
])('counts %s', (_what, markdown, count) => {
  expect(countWords(markdown)).toBe(count);
});

test.each([
  ['Just look at it.', ['just']],
  ['Obviously, it is easy: obviously.', ['obviously', 'easy']],
  ['Adjust the `just` value.', []],
  ['```ts\njust();\n```', []],
])('hears what belittles in %j', (markdown, words) => {
  expect(belittlingWords(markdown)).toEqual(words);
});
