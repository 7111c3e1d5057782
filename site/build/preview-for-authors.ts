import { join } from 'node:path';
import type { AstroIntegration } from 'astro';

const PAGE = join(import.meta.dirname, '../src/preview/preview-page.astro');

/** `/preview/01.3/` in `npm run dev`: every hint, message and feedback of a step on one page. The built site has none of it. */
export function previewForAuthors(): AstroIntegration {
  return {
    name: 'groundwork:preview-for-authors',
    hooks: {
      'astro:config:setup': ({ command, injectRoute }) => {
        if (command === 'dev') injectRoute({ pattern: '/preview/[step]', entrypoint: PAGE });
      },
    },
  };
}
