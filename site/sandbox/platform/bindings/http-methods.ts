/** HTTP methods in llhttp's order: a position in it is the number that the parser hands to Node's library. */

/** The first 34 and the last are HTTP; those between belong to RTSP. */
export const METHODS: readonly string[] = [
  ...['DELETE', 'GET', 'HEAD', 'POST', 'PUT', 'CONNECT', 'OPTIONS', 'TRACE'],
  ...['COPY', 'LOCK', 'MKCOL', 'MOVE', 'PROPFIND', 'PROPPATCH', 'SEARCH', 'UNLOCK'],
  ...['BIND', 'REBIND', 'UNBIND', 'ACL'],
  ...[
    'REPORT',
    'MKACTIVITY',
    'CHECKOUT',
    'MERGE',
    'M-SEARCH',
    'NOTIFY',
    'SUBSCRIBE',
    'UNSUBSCRIBE',
  ],
  ...['PATCH', 'PURGE', 'MKCALENDAR', 'LINK', 'UNLINK', 'SOURCE'],
  ...['PRI', 'DESCRIBE', 'ANNOUNCE', 'SETUP', 'PLAY', 'PAUSE', 'TEARDOWN'],
  ...['GET_PARAMETER', 'SET_PARAMETER', 'REDIRECT', 'RECORD', 'FLUSH', 'QUERY'],
];

const numbers = new Map(METHODS.map((method, number) => [method, number]));

/** The method's number; `undefined` when there is no such method. */
export const methodNumber = (method: string): number | undefined => numbers.get(method);
