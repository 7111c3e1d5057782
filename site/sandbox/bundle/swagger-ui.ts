/** Swagger UI's files, as swagger-ui-express serves them from the virtual disk. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { SWAGGER_UI_FOLDER } from '../platform/build/packages-plugin.ts';

/**
 * What its pages ask for. Left out of the package's 12 MB: source maps, the variants for bundlers, and the pages of its own, since
 * swagger-ui-express writes the page itself.
 */
const NAMES = [
  'swagger-ui.css',
  'swagger-ui-bundle.js',
  'swagger-ui-standalone-preset.js',
  'favicon-16x16.png',
  'favicon-32x32.png',
] as const;

const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** A file that a package reads from disk. */
export interface DiskFile {
  /** Where it lies on the virtual disk. */
  readonly path: string;
  /** Where it lies on the builder's disk. */
  readonly source: string;
}

/** What `swagger-ui-express` serves. */
export const swaggerUiFiles: readonly DiskFile[] = NAMES.map((name) => ({
  path: `${SWAGGER_UI_FOLDER}/${name}`,
  source: join(folder, name),
}));
