import { describe, expect, test } from 'vitest';
import { languageOf, renderCode, renderInline, renderMarkdown } from './markdown.ts';

/** The text of some HTML, as a reader would copy it. */
const text = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x3C;', '<')
    .replaceAll('&amp;', '&');

describe('code', () => {
  test('is coloured by classes alone, so that the style policy can stay strict', async () => {
    const html = await renderCode("const name: string = 'drill'; // a tool", 'ts');
    expect(html).toContain('class="code-keyword"');
    expect(html).toContain('class="code-string"');
    expect(html).toContain('class="code-comment"');
    expect(html).not.toContain('style=');
  });

  test('keeps every character, fences included', async () => {
    const code = 'const a = `x`;\n```\n````ts\nif (a < 1 && "b" > a) {}\n````';
    expect(text(await renderCode(code, 'ts'))).toBe(code);
  });

  test('with a title becomes a figure with that caption', async () => {
    const html = await renderCode('{}', 'json', 'package.json');
    expect(html).toMatch(
      /^<figure class="code-figure"><figcaption>package\.json<\/figcaption><pre class="code"/,
    );
  });

  test('that says it is not whole looks like any other', async () => {
    const whole = await renderMarkdown('```ts title="app.ts"\nconst a = 1;\n```');
    const fragment = await renderMarkdown('```ts fragment title="app.ts"\nconst a = 1;\n```');
    expect(fragment).toBe(whole);
  });

  test('of a diff marks its lines and keeps the signs apart', async () => {
    const html = await renderCode(' same\n-old\n+new', 'diff');
    expect(html.match(/class="line code-insert"/g)).toHaveLength(1);
    expect(html.match(/class="line code-delete"/g)).toHaveLength(1);
    expect(html.match(/class="code-sign"/g)).toHaveLength(2);
    expect(html).not.toContain('style=');
    expect(text(html)).toBe(' same\n-old\n+new');
  });
});

describe('inline Markdown', () => {
  test('of one paragraph loses the paragraph', async () => {
    expect(await renderInline('Answers `201`.')).toBe('Answers <code>201</code>.');
  });

  test('of several blocks stays as it is', async () => {
    const html = await renderInline('One.\n\nTwo.');
    expect(html).toBe(await renderMarkdown('One.\n\nTwo.'));
    expect(html.match(/<p>/g)).toHaveLength(2);
  });
});

test.each([
  ['app.ts', 'ts'],
  ['routes/tools.test.ts', 'ts'],
  ['package.json', 'json'],
  ['Dockerfile', 'plaintext'],
])('%s is highlighted as %s', (file, language) => {
  expect(languageOf(file)).toBe(language);
});
