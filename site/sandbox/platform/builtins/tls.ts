/** `node:tls`: imports, but says on use that a page cannot give it. */
import { unavailableMembers } from '../unavailable.ts';

export const {
  connect,
  createServer,
  createSecureContext,
  TLSSocket,
  Server,
  SecureContext,
  checkServerIdentity,
  getCiphers,
} = unavailableMembers(
  'node:tls',
  [
    'connect',
    'createServer',
    'createSecureContext',
    'TLSSocket',
    'Server',
    'SecureContext',
    'checkServerIdentity',
    'getCiphers',
  ],
  'nothing is encrypted inside the page; use node:net or node:http',
);
export const rootCertificates: readonly string[] = [];
