import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { leaveOffline } from './build/leave-offline.ts';
import { serveSandbox } from './build/serve-sandbox.ts';
import { subsetFonts } from './build/subset-fonts.ts';
import { siteBase } from './server/site-base.ts';
import { codeTheme, labelCode } from './src/course/code-theme.ts';

/** The checkout whose course is built; a test may point it at a fixture course. */
const root = process.env.GROUNDWORK_ROOT ?? fileURLToPath(new URL('..', import.meta.url));
process.env.GROUNDWORK_ROOT = root;

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * One script for what every page has and one for moving between pages, each with all that it imports: left to itself the
 * bundler puts every module that something lazy shares into a file of its own, and a file costs a page a kilobyte of headers.
 */
const codeSplitting = {
  groups: [
    {
      name: 'page',
      test: /\/layouts\/Page\.astro\?astro&type=script|\/(elements|wake-playground)\.ts$|rolldown\/runtime/,
    },
    { name: 'router', test: /\/ClientRouter\.astro\?astro&type=script/ },
  ],
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Astro remembers texts by name alone, so two courses must not share what it remembers.
  cacheDir: fileURLToPath(
    new URL(
      `../.cache/astro-${createHash('sha256').update(root).digest('hex').slice(0, 8)}`,
      import.meta.url,
    ),
  ),
  // Where the site will be, for canonical addresses and previews; and in which folder of its host.
  ...(process.env.GROUNDWORK_SITE && { site: process.env.GROUNDWORK_SITE }),
  base: siteBase(),
  output: 'static',
  trailingSlash: 'always',
  // The default drops the space between a word and a tag on the next line.
  compressHTML: true,
  integrations: [mdx()],
  markdown: {
    processor: satteri(),
    shikiConfig: { theme: codeTheme, transformers: [labelCode] },
  },
  // Nothing inlined: the policy in server/headers.ts allows style sheets and scripts from the site's own files only.
  build: { inlineStylesheets: 'never', format: 'directory' },
  devToolbar: { enabled: false },
  vite: {
    build: {
      assetsInlineLimit: 0,
      target: 'es2023',
      // All styles are 14 kB br together, less than a step's page had in twelve files that each waited for the next.
      cssCodeSplit: false,
      // The editor is one chunk, loaded when the learner does something; `npm run bench` watches its bytes.
      chunkSizeWarningLimit: 800,
      rolldownOptions: {
        // Astro marks each MDX page with a directive of its own, and the bundler warns about every one. The pages are right.
        onLog(level, log, report) {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
        },
      },
    },
    resolve: {
      alias: {
        'course-fonts': await subsetFonts(fromHere('../node_modules'), fromHere('../.cache/fonts')),
      },
    },
    environments: { client: { build: { rolldownOptions: { output: { codeSplitting } } } } },
    plugins: [serveSandbox(), leaveOffline()],
    worker: { format: 'es' },
  },
});
