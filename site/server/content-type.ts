/** Media types by file ending. Text says its charset: with `nosniff` a browser guesses neither. */
export const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  data: 'application/octet-stream',
  tar: 'application/x-tar',
};

const ending = (name: string) => name.slice(name.lastIndexOf('.') + 1).toLowerCase();

/** The media type of a file; `application/octet-stream`, which a browser only ever saves, when the ending is unknown. */
export function contentType(name: string): string {
  return TYPES[ending(name)] ?? 'application/octet-stream';
}

/** Whether compressing the file pays: images and fonts are compressed already. */
export function isCompressible(name: string): boolean {
  return (
    /^(text\/|application\/(?!octet-stream))|svg/.test(contentType(name)) || ending(name) === 'data'
  );
}
