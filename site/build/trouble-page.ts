/** The page that stands in for every other while the course cannot be read, in `npm run dev` alone. */
import { ContentError, sentence } from '../../lessons/content-error.ts';

/**
 * The problems as HTML, each a sentence that begins with its file and line. Vite's client on it loads the page anew once a file has changed.
 * @param viteClient the address of Vite's client
 */
export function troublePage(error: Error, viteClient: string): string {
  const problems =
    error instanceof ContentError ? error.problems.map(sentence) : [error.stack ?? error.message];
  const title =
    problems.length === 1
      ? 'The course has a problem'
      : `The course has ${problems.length} problems`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<script type="module" src="${escaped(viteClient)}"></script>
<style>
  :root { color-scheme: light dark; font: 1.05rem/1.6 system-ui, sans-serif; }
  body { max-width: 50rem; margin: 3rem auto; padding: 0 1.25rem; overflow-wrap: anywhere; }
  li { margin-block: 1rem; white-space: pre-wrap; }
  code { font: 0.9em ui-monospace, monospace; }
  strong { font: 600 0.95em ui-monospace, monospace; }
</style>
<main>
<h1>${title}</h1>
<ul>
${problems.map((problem) => `<li>${marked(problem)}</li>`).join('\n')}
</ul>
<p>The pages come back by themselves when this is put right.</p>
</main>
</html>
`;
}

/** The place in front, and code in backticks, stand out. */
function marked(problem: string): string {
  return escaped(problem)
    .replace(/^(?:lessons|solutions|checks)\/[^\s,]*[^\s,:]/, '<strong>$&</strong>')
    .replace(/`([^`\n]+)`/g, '<code>$1</code>');
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
