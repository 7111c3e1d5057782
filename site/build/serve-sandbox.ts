import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { SandboxAssets } from '../sandbox/assets.ts';
import { contentType } from '../server/content-type.ts';
import { frameHeaders, headersFor } from '../server/headers.ts';

/**
 * While lessons are written (`npm run dev`), hands out the sandbox's and the language worker's files with the frames' real policies. The built
 * site has them in its own folder.
 */
export function serveSandbox(): Plugin {
  return {
    name: 'groundwork:serve-sandbox',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const folder = process.env.GROUNDWORK_SANDBOX;
        const path = request.url?.split('?')[0] ?? '/';
        if (
          !folder ||
          !/^\/((runner|tab)-[0-9a-f]{12}\.html|(sandbox|types|fork)\/[\w.-]+)$/.test(path)
        ) {
          next();
          return;
        }
        const send = async () => {
          const manifest: SandboxAssets = JSON.parse(
            await readFile(join(folder, 'sandbox/manifest.json'), 'utf8'),
          );
          const content = await readFile(join(folder, path));
          for (const [name, value] of Object.entries(headersFor(path, frameHeaders(manifest))))
            response.setHeader(name, value);
          response.setHeader('Content-Type', contentType(path));
          response.end(content);
        };
        send().catch(() => next());
      });
    },
  };
}
