/** `node:dgram`: imports, but says on use that a page cannot give it. */
import { unavailableMembers } from '../unavailable.ts';

export const { createSocket, Socket } = unavailableMembers(
  'node:dgram',
  ['createSocket', 'Socket'],
  'there is no network but this app itself; use node:http to reach it',
);
