import { wrap } from './wrap.ts';

/**
 * Short Markdown (a task, a hint) for a terminal: paragraphs and list items are wrapped, code blocks stay as they are,
 * set apart by their indentation. The marks inside a line stay: a screen reader and an eye both read `code` well.
 */
export function formatMarkdown(markdown: string, columns: number, margin = ''): string {
  const blocks: string[] = [];
  let paragraph: string[] = [];
  let fence: string | undefined;
  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push(formatParagraph(paragraph, columns, margin));
    paragraph = [];
  };
  let code: string[] = [];
  for (const line of markdown.trim().split('\n')) {
    const mark = /^(```+|~~~+)/.exec(line)?.[0];
    if (fence !== undefined) {
      if (mark === fence) {
        blocks.push(code.map((text) => `${margin}    ${text}`.trimEnd()).join('\n'));
        fence = undefined;
        code = [];
      } else code.push(line);
    } else if (mark !== undefined) {
      endParagraph();
      fence = mark;
    } else if (line.trim() === '') endParagraph();
    else paragraph.push(line);
  }
  endParagraph();
  if (code.length > 0) blocks.push(code.map((text) => `${margin}    ${text}`.trimEnd()).join('\n'));
  return blocks.join('\n\n');
}

/** Lines of one paragraph are joined; each list item starts its own. */
function formatParagraph(lines: readonly string[], columns: number, margin: string): string {
  const items: string[] = [];
  for (const line of lines) {
    const last = items.length - 1;
    if (items.length > 0 && !listItem.test(line)) items[last] = `${items[last]} ${line.trim()}`;
    else items.push(line.trim());
  }
  return items
    .map((item) => {
      const bullet = listItem.exec(item)?.[0] ?? '';
      return wrap(item, columns, { first: margin, rest: margin + ' '.repeat(bullet.length) });
    })
    .join('\n');
}

const listItem = /^\s*([-*]|\d+\.) /;
