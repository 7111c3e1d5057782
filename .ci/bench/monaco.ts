/** The rival of the editor: a page with Monaco and its TypeScript worker, bundled as its own documentation says. */
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { build } from 'esbuild';
import { rival } from './rivals.ts';

/** A page with Monaco's editor and nothing else, served until it is disposed. */
export interface MonacoPage extends AsyncDisposable {
  readonly origin: string;
}

/** Monaco says it has drawn, and it says when TypeScript marked something, on the page's own clock. */
const script = (source: string) => `
import * as monaco from 'monaco-editor';
const workers = { typescript: '/ts.worker.js', javascript: '/ts.worker.js' };
self.MonacoEnvironment = {
  getWorker: (_id, label) => new Worker(workers[label] ?? '/editor.worker.js'),
};
const model = monaco.editor.createModel(${JSON.stringify(source)}, 'typescript', monaco.Uri.parse('file:///app.ts'));
monaco.editor.create(document.getElementById('editor'), { model });
self.model = model;
monaco.editor.onDidChangeMarkers(() => {
  if (monaco.editor.getModelMarkers({}).length > 0) self.markedAt ??= performance.now();
});
`;

/** @param source what stands in the editor */
export async function serveMonaco(root: string, source: string): Promise<MonacoPage> {
  const folder = rival(root, 'monaco-editor');
  const workers = await workersOf(folder);
  const built = await build({
    absWorkingDir: path.dirname(path.dirname(folder)),
    stdin: { contents: script(source), resolveDir: path.dirname(folder), loader: 'js' },
    bundle: true,
    minify: true,
    write: false,
    outdir: '/out',
    format: 'esm',
    loader: { '.ttf': 'file' },
    logLevel: 'silent',
  });
  const workerFiles = await Promise.all(
    Object.entries(workers).map(async ([name, entry]) => {
      const { outputFiles } = await build({
        entryPoints: [entry],
        bundle: true,
        minify: true,
        write: false,
        outdir: '/out',
        format: 'iife',
        logLevel: 'silent',
      });
      return [`/${name}.worker.js`, outputFiles[0]?.contents ?? new Uint8Array()] as const;
    }),
  );
  const main = built.outputFiles.map(({ path: file, contents }) => {
    const name = file.replace('/out/', '/');
    return [name, contents] as const;
  });
  const page = Buffer.from(
    '<!doctype html><html lang="en"><title>Monaco</title><link rel="stylesheet" href="/stdin.css"><div id="editor" style="height:600px"></div><script type="module" src="/stdin.js"></script>',
  );
  return await serve(new Map([...main, ...workerFiles, ['/', page] as const]));
}

/** Where this version keeps its workers. */
async function workersOf(folder: string): Promise<Record<string, string>> {
  const files = await readdir(path.join(folder, 'esm'), { recursive: true });
  const find = (name: string) => {
    const file = files.find((each) => each.endsWith(`${path.sep}${name}`));
    if (file === undefined) throw new Error(`Monaco has no ${name}: its layout has changed.`);
    return path.join(folder, 'esm', file);
  };
  return { ts: find('ts.worker.js'), editor: find('editor.worker.js') };
}

async function serve(files: ReadonlyMap<string, Uint8Array>): Promise<MonacoPage> {
  const compress = promisify(brotliCompress);
  const packed = new Map<string, Buffer>();
  for (const [name, content] of files) {
    // As the site's own assets are packed, so that bytes compare with bytes.
    packed.set(name, await compress(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  }
  const types: Record<string, string> = {
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.ttf': 'font/ttf',
  };
  const server = createServer((request, response) => {
    const content = packed.get(request.url ?? '');
    if (content === undefined) return void response.writeHead(404).end();
    const type = types[path.extname(request.url ?? '')] ?? 'text/html';
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'br' }).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
