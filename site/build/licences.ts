/** The notices that the licences of what we ship ask for, gathered from the packages themselves. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What ends up in the pages, the editor, the sandbox or as a typeface; what they depend on follows. */
export const SHIPPED: readonly string[] = [
  '@asteasolutions/zod-to-openapi',
  '@codemirror/autocomplete',
  '@codemirror/commands',
  '@codemirror/lang-javascript',
  '@codemirror/lang-json',
  '@codemirror/language',
  '@codemirror/lint',
  '@codemirror/lsp-client',
  '@codemirror/merge',
  '@codemirror/search',
  '@codemirror/state',
  '@codemirror/view',
  '@electric-sql/pglite',
  '@fontsource-variable/atkinson-hyperlegible-next',
  '@fontsource-variable/bricolage-grotesque',
  '@fontsource/commit-mono',
  '@noble/hashes',
  '@stackblitz/sdk',
  '@swc/wasm-typescript',
  '@types/express',
  '@types/node',
  '@types/supertest',
  '@types/swagger-ui-express',
  'acorn',
  'express',
  'fflate',
  'idb',
  'jose',
  'magic-string',
  'minisearch',
  'pg',
  'supertest',
  'swagger-ui-express',
  'typescript',
  'vitest',
  'zod',
];

interface Notice {
  readonly name: string;
  readonly version: string;
  /** The licence's short name, such as `MIT`. */
  readonly licence: string;
  /** The licence file's text; null when the package has none. */
  readonly text: string | null;
}

/** Tools that a shipped package names as a dependency although none of their code reaches a browser. */
const TOOLS = new Set(['vite', 'esbuild', 'rolldown', 'lightningcss', 'postcss']);

/** The notices of `names` and of everything they depend on, by name. */
export async function gatherNotices(
  modules: string,
  names: readonly string[] = SHIPPED,
): Promise<readonly Notice[]> {
  const found = new Map<string, Notice>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name) || TOOLS.has(name)) continue;
    const folder = join(modules, name);
    const manifest: { version: string; license?: string; dependencies?: Record<string, string> } =
      JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    found.set(name, {
      name,
      version: manifest.version,
      licence: manifest.license ?? 'see its text',
      text: file ? (await readFile(join(folder, file), 'utf8')).trim() : null,
    });
    waiting.push(...Object.keys(manifest.dependencies ?? {}));
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** `licences.txt`: every notice under a heading of its own. */
export function licencesText(notices: readonly Notice[]): string {
  const entries = notices.map(({ name, version, licence, text }) => {
    const heading = `${name} ${version} (${licence})`;
    return `${heading}\n${'-'.repeat(heading.length)}\n${text ?? 'The package comes without a licence text of its own.'}`;
  });
  return `Groundwork is built on the work of others. These are their notices.\n\n${entries.join('\n\n\n')}\n`;
}
