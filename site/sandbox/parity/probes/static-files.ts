/** Files that Express serves. */
import path from 'node:path';
import express from 'express';
import { pick } from '../pick.ts';
import type { ProbeAnswer, ProbeContext, Probes } from '../probe.ts';

const site = (folder: string) =>
  express()
    .use('/s', express.static(folder))
    .use(
      '/plain',
      express.static(folder, {
        etag: false,
        lastModified: false,
        index: false,
        redirect: false,
        maxAge: '1h',
        fallthrough: false,
      }),
    )
    .get('/file', (_req, res) => void res.sendFile(path.join(folder, 'hello.txt')))
    .get(
      '/root',
      (_req, res) => void res.sendFile('data.json', { root: folder, headers: { 'x-a': '1' } }),
    )
    .get('/dl', (_req, res) => void res.download(path.join(folder, 'hello.txt'), 'hällo.txt'))
    .get('/missing', (_req, res) => {
      res.sendFile(path.join(folder, 'nope'), (error) => {
        const { name, message, code, status } = error as NodeJS.ErrnoException & {
          status?: number;
        };
        res.status(status ?? 500).json({ name, message: message.replace(folder, ''), code });
      });
    });

/** One GET of the served folder. */
async function get(
  context: ProbeContext,
  url: string,
  headers: Record<string, string> = {},
): Promise<ProbeAnswer> {
  return context.once(site(context.folder), { path: url, headers });
}

export const staticFiles: Probes = {
  async 'static: a file'(context) {
    const answer = await get(context, '/s/hello.txt');
    const etag = String(answer.headers.etag);
    return {
      ...pick(answer, 'content-type', 'content-length', 'accept-ranges', 'cache-control'),
      etag: /^W\/"[0-9a-f]+-[0-9a-f]+"$/.test(etag),
      modified: typeof answer.headers['last-modified'],
    };
  },
  'static: ranges': async (context) => [
    pick(
      await get(context, '/s/hello.txt', { range: 'bytes=0-4' }),
      'content-range',
      'content-length',
    ),
    pick(await get(context, '/s/hello.txt', { range: 'bytes=-3' }), 'content-range'),
    pick(await get(context, '/s/hello.txt', { range: 'bytes=7-' }), 'content-range'),
    (await get(context, '/s/hello.txt', { range: 'bytes=99-' })).status,
    (await get(context, '/s/hello.txt', { range: 'bytes=99-' })).headers['content-range'],
  ],
  async 'static: not modified'(context) {
    const first = await get(context, '/s/hello.txt');
    return [
      pick(await get(context, '/s/hello.txt', { 'if-none-match': String(first.headers.etag) })),
      pick(
        await get(context, '/s/hello.txt', {
          'if-modified-since': String(first.headers['last-modified']),
        }),
      ),
      (await get(context, '/s/hello.txt', { 'if-match': '"other"' })).status,
    ];
  },
  'static: index, redirect, json': async (context) => [
    pick(await get(context, '/s/'), 'content-type'),
    pick(await get(context, '/s'), 'location', 'content-type'),
    pick(await get(context, '/s/data.json'), 'content-type'),
  ],
  'static: missing file, traversal, dotfile': async (context) => [
    (await get(context, '/s/none.txt')).status,
    (await get(context, '/s/..%2f..%2fpackage.json')).status,
    (await get(context, '/s/.hidden')).status,
    (await get(context, '/plain/none.txt')).status,
  ],
  'static: options': async (context) =>
    pick(await get(context, '/plain/hello.txt'), 'etag', 'last-modified', 'cache-control'),
  sendFile: async (context) => [
    pick(await get(context, '/file'), 'content-type', 'content-length'),
    pick(await get(context, '/root'), 'content-type', 'x-a'),
    pick(await get(context, '/missing')),
  ],
  download: async (context) =>
    pick(await get(context, '/dl'), 'content-disposition', 'content-type'),
};
