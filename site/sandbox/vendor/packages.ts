/** The packages that learner code may import in the page, each evaluated when first imported. */

import type { ModuleEntry } from '../platform/modules/table.ts';

const commonjs = (load: () => unknown): ModuleEntry => ({ kind: 'commonjs', load });
const esModule = (load: () => unknown): ModuleEntry => ({ kind: 'module', load });

/** By bare specifier. `require` is esbuild's: the bundle holds the package, evaluation waits for the call. */
export const packages: Readonly<Record<string, ModuleEntry>> = {
  express: commonjs(() => require('express')),
  zod: esModule(() => require('zod')),
  '@asteasolutions/zod-to-openapi': esModule(() => require('@asteasolutions/zod-to-openapi')),
  'swagger-ui-express': commonjs(() => require('swagger-ui-express')),
  jose: esModule(() => require('jose')),
  pg: esModule(() => require('pg')),
  supertest: commonjs(() => require('supertest')),
};
