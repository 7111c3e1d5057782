/**
 * `#kit` on disk, for check files that Vitest itself runs (`vitest --config checks/vitest.config.ts`): there the
 * learner's folder is named by the environment variable `GROUNDWORK_TARGET`. Under the project's own runner the core
 * has provided the context already, and this file only passes on what the kit exports.
 */
import { providedKitContext, provideKitContext } from './context.ts';
import { createVitestContext } from './vitest-context.ts';

if (providedKitContext() === undefined) provideKitContext(await createVitestContext());

export * from './kit.ts';
