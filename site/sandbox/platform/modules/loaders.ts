/** The two tables of the platform, for `node:module` and `process.getBuiltinModule`; filled when the platform is installed. */
import type { ModuleTable } from '../platform.ts';

export const loaders = {} as { builtins: ModuleTable; packages: ModuleTable };
