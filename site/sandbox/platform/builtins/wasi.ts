/** `node:wasi`: imports, but says on use that a page cannot give it. */
import { unavailableMembers } from '../unavailable.ts';

export const { WASI } = unavailableMembers('node:wasi', ['WASI'], 'use WebAssembly itself');
