/** `node:vm`: imports, but says on use that a page cannot give it. */
import { unavailableMembers } from '../unavailable.ts';

export const {
  Script,
  createContext,
  runInContext,
  runInNewContext,
  runInThisContext,
  compileFunction,
} = unavailableMembers(
  'node:vm',
  [
    'Script',
    'createContext',
    'runInContext',
    'runInNewContext',
    'runInThisContext',
    'compileFunction',
  ],
  'import a module or call a function instead',
);
