/** Markdown from front matter and code from the course's files, rendered at build time like the prose around them. */
import { satteri } from '@astrojs/markdown-satteri';
import { codeTheme, labelCode } from './code-theme.ts';

const renderer = await satteri().createRenderer({
  syntaxHighlight: { type: 'shiki' },
  shikiConfig: { theme: codeTheme, transformers: [labelCode] },
  gfm: true,
  smartypants: true,
});

/** Blocks of Markdown as HTML. The text is the course's own, so its HTML is trusted. */
export async function renderMarkdown(text: string): Promise<string> {
  return (await renderer.render(text)).code.trim();
}

/** Markdown that is one paragraph, as HTML without the paragraph: for headings, labels and list items. */
export async function renderInline(text: string): Promise<string> {
  const html = await renderMarkdown(text);
  const isOneParagraph =
    html.startsWith('<p>') && html.endsWith('</p>') && html.lastIndexOf('<p>') === 0;
  return isOneParagraph ? html.slice(3, -4) : html;
}

/** Code as highlighted HTML; with a title it becomes a captioned figure. */
export async function renderCode(code: string, language: string, title?: string): Promise<string> {
  const ticks = [...code.matchAll(/`{3,}/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(3, ...ticks.map((length) => length + 1)));
  const caption = title ? ` title="${title}"` : '';
  return renderMarkdown(`${fence}${language}${caption}\n${code.replace(/\n$/, '')}\n${fence}`);
}

/** The highlighter's name for a file's language, from the file's ending. */
export function languageOf(file: string): string {
  const ending = file.slice(file.lastIndexOf('.') + 1);
  const known: Record<string, string> = {
    ts: 'ts',
    js: 'js',
    json: 'json',
    md: 'md',
    yaml: 'yaml',
    yml: 'yaml',
    sql: 'sql',
  };
  return known[ending] ?? 'plaintext';
}
