/** The two tables of the platform. Packages in the bundle read builtins through them as well, so that all see the same objects. */
import { packages as packageEntries } from '../../vendor/packages.ts';
import { builtinEntries, withoutScheme } from './builtins.ts';
import { moduleTable } from './table.ts';

export const builtins = moduleTable(builtinEntries, withoutScheme);
export const packages = moduleTable(packageEntries);
