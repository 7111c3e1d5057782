/** `node:inspector`: imports, but says on use that a page cannot give it. */
import { unavailableMembers } from '../unavailable.ts';

export const { open, close, url, Session } = unavailableMembers(
  'node:inspector',
  ['open', 'close', 'url', 'Session'],
  'use the browser developer tools',
);
