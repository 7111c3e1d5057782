import { isAbsolute, join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';
import { loadCourse } from '../../lessons/course.ts';
import { troublePage } from './trouble-page.ts';

/** The module that holds the course for all pages. */
const COURSE_MODULE = join(import.meta.dirname, '../src/course/course.ts');

/** An editor that saves writes several times, and a branch that is checked out many files. */
const QUIET_MS = 60;

const TREES = ['lessons', 'solutions', 'checks'];

/** Whether `file` is content of the course under `root`: what lies in the numbered folders of its three trees. */
export function isContent(root: string, file: string): boolean {
  const path = relative(root, file);
  if (isAbsolute(path)) return false;
  const [tree = '', folder = ''] = path.split(sep);
  return TREES.includes(tree) && /^\d\d-/.test(folder);
}

/**
 * While lessons are written (`npm run dev`), lets every page see a change of the course at once: the course is read again, and open
 * pages load anew. A course that cannot be read is told about in the terminal, and by a page in place of every other, until it is mended.
 */
export function reloadCourse(root: string): Plugin {
  return {
    name: 'groundwork:reload-course',
    apply: 'serve',
    async configureServer(server) {
      const { logger, base } = server.config;
      let trouble = await troubleOf(root);
      let said = trouble?.message;
      if (said) logger.error(said, { timestamp: true });

      let quiet: NodeJS.Timeout | undefined;
      /** From a change until it was read: pages wait, so that none shows the trouble as a stack. */
      let reading: PromiseWithResolvers<void> | undefined;
      const readAgain = async () => {
        trouble = await troubleOf(root);
        if (trouble && trouble.message !== said) logger.error(trouble.message, { timestamp: true });
        if (!trouble && said) logger.info('The course holds again.', { timestamp: true });
        said = trouble?.message;
        // Vite knows what to do about a module that has changed; this one has, in what it gives.
        server.watcher.emit('change', COURSE_MODULE);
        reading?.resolve();
        reading = undefined;
      };
      server.watcher.add(TREES.map((tree) => join(root, tree)));
      server.watcher.on('all', (_, file) => {
        if (!isContent(root, file)) return;
        clearTimeout(quiet);
        reading ??= Promise.withResolvers<void>();
        quiet = setTimeout(() => void readAgain(), QUIET_MS);
      });

      server.middlewares.use(async (request, response, next) => {
        const isPage = request.headers.accept?.includes('text/html') ?? false;
        if (isPage) await reading?.promise;
        if (!isPage || !trouble) {
          next();
          return;
        }
        response.statusCode = 500;
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        response.setHeader('Cache-Control', 'no-store');
        response.end(troublePage(trouble, `${base}@vite/client`));
      });
    },
  };
}

/** Why the course cannot be read; `null` when it can. */
async function troubleOf(root: string): Promise<Error | null> {
  try {
    await loadCourse(root);
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
