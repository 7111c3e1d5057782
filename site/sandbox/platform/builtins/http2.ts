/** `node:http2`: imports, but says on use that a page cannot give it. */
import { unavailableMembers } from '../unavailable.ts';

export const { connect, createServer, createSecureServer } = unavailableMembers(
  'node:http2',
  ['connect', 'createServer', 'createSecureServer'],
  'use node:http, which speaks HTTP/1.1',
);
/** superagent reads a few of these when it loads. */
export const constants = {
  HTTP2_HEADER_PATH: ':path',
  HTTP2_HEADER_STATUS: ':status',
  HTTP2_HEADER_METHOD: ':method',
  HTTP2_HEADER_AUTHORITY: ':authority',
  HTTP2_HEADER_HOST: 'host',
  HTTP2_HEADER_SET_COOKIE: 'set-cookie',
  NGHTTP2_CANCEL: 8,
};
