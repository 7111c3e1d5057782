/** fs: what can be read, written, and what goes wrong. */
import fs from 'node:fs';
import fsp from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { thrownBy, told } from '../pick.ts';
import type { Probes } from '../probe.ts';

/** Runs with a fresh folder and hides its name in what the probe tells. */
async function inFolder(work: (folder: string) => unknown): Promise<unknown> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'probe-'));
  try {
    return JSON.parse(JSON.stringify(await work(folder)).replaceAll(folder, '/F'));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

export const files: Probes = {
  async 'fs: reading'({ folder }) {
    const file = path.join(folder, 'hello.txt');
    const stats = fs.statSync(file);
    return [
      fs.readFileSync(file, 'utf8'),
      fs.readFileSync(file, { encoding: 'hex' }),
      Buffer.isBuffer(fs.readFileSync(file)),
      fs.existsSync(file),
      fs.existsSync(`${file}x`),
      (await fsp.readFile(file)).length,
      [stats.size, stats.isFile(), stats.isDirectory(), stats.mtime instanceof Date],
      fs.statSync(folder).isDirectory(),
      fs.readdirSync(folder).sort(),
      fs
        .readdirSync(folder, { withFileTypes: true })
        .map((entry) => [entry.name, entry.isFile()])
        .sort(),
      fs.readFileSync(new URL(`file://${file}`), 'utf8').length,
      fs.readFileSync('hello.txt', 'utf8').length,
    ];
  },
  'fs: what is missing or wrong': async ({ folder }) =>
    JSON.parse(
      JSON.stringify([
        thrownBy(() => fs.readFileSync('/nope/x')),
        thrownBy(() => fs.readFileSync(folder)),
        thrownBy(() => fs.readdirSync(path.join(folder, 'hello.txt'))),
        thrownBy(() => fs.readdirSync('/nope')),
        thrownBy(() => fs.statSync('/nope')),
        fs.statSync('/nope', { throwIfNoEntry: false }) ?? null,
        thrownBy(() => fs.accessSync('/nope')),
        thrownBy(() => fs.writeFileSync('/nope/x', '')),
        thrownBy(() => fs.writeFileSync(folder, '')),
        thrownBy(() => fs.unlinkSync('/nope')),
        thrownBy(() => fs.mkdirSync(folder)),
        thrownBy(() => fs.mkdirSync('/nope/a')),
        thrownBy(() => fs.rmdirSync(folder)),
        thrownBy(() => fs.rmSync(folder)),
        thrownBy(() => fs.rmSync('/nope')),
        thrownBy(() => fs.renameSync('/nope', '/nope2')),
        thrownBy(() => fs.readFileSync(5.5 as unknown as string)),
        thrownBy(() => fs.readFileSync(undefined as unknown as string)),
        thrownBy(() => fs.readFileSync('a\0b')),
        thrownBy(() => fs.readFile('/x', undefined as unknown as () => void)),
        await fsp.readFile('/nope').catch(told),
        await fsp.access('/nope').catch(told),
        await new Promise((resolve) => {
          fs.readFile('/nope', (error) =>
            resolve([told(error), error?.errno, error?.syscall, error?.path]),
          );
        }),
      ]).replaceAll(folder, '/F'),
    ),
  'fs: writing': () =>
    inFolder(async (folder) => {
      const file = path.join(folder, 'a.txt');
      fs.writeFileSync(file, 'one');
      fs.appendFileSync(file, ' two');
      await fsp.writeFile(path.join(folder, 'b.bin'), new Uint8Array([1, 2]));
      fs.mkdirSync(path.join(folder, 'd/e/f'), { recursive: true });
      fs.copyFileSync(file, path.join(folder, 'd/copy.txt'));
      fs.renameSync(path.join(folder, 'd'), path.join(folder, 'moved'));
      fs.truncateSync(path.join(folder, 'b.bin'), 1);
      fs.writeFileSync(file, '!', { flag: 'a' });
      return [
        fs.readFileSync(file, 'utf8'),
        fs.readdirSync(folder, { recursive: true }).sort(),
        fs.readFileSync(path.join(folder, 'moved/copy.txt'), 'utf8'),
        fs.statSync(path.join(folder, 'b.bin')).size,
        thrownBy(() => fs.writeFileSync(file, '', { flag: 'wx' })),
        thrownBy(() =>
          fs.copyFileSync(file, path.join(folder, 'b.bin'), fs.constants.COPYFILE_EXCL),
        ),
        thrownBy(() => fs.rmdirSync(path.join(folder, 'moved'))),
        thrownBy(() => fs.writeFileSync(file, 5 as unknown as string)),
        fs.mkdirSync(path.join(folder, 'x/y'), { recursive: true }),
        fs.realpathSync(path.join(folder, 'x/../a.txt')),
      ];
    }),
  'fs: descriptors': () =>
    inFolder((folder) => {
      const fd = fs.openSync(path.join(folder, 'f'), 'w+');
      const target = Buffer.alloc(5);
      const seen = [
        fs.writeSync(fd, 'hello world'),
        fs.readSync(fd, target, 0, 5, 6),
        target.toString(),
        fs.fstatSync(fd).size,
      ];
      fs.closeSync(fd);
      return [...seen, thrownBy(() => fs.closeSync(fd)), thrownBy(() => fs.openSync('/nope', 'r'))];
    }),
  'fs: streams': ({ folder: shared }) =>
    inFolder(async (folder) => {
      const hello = path.join(shared, 'hello.txt');
      const copy = path.join(folder, 'copy');
      const seen: unknown[] = [await text(fs.createReadStream(hello, { start: 1, end: 3 }))];
      await pipeline(fs.createReadStream(hello, { highWaterMark: 4 }), fs.createWriteStream(copy));
      seen.push(fs.readFileSync(copy, 'utf8'));
      seen.push(await text(fs.createReadStream('/nope')).catch(told));
      const events: string[] = [];
      const reading = fs.createReadStream(hello);
      for (const event of ['open', 'ready', 'end', 'close'])
        reading.on(event, () => events.push(event));
      await new Promise<void>((resolve) => reading.resume().on('close', () => resolve()));
      const writing = fs.createWriteStream(copy, { flags: 'a' });
      writing.end('more');
      await new Promise<void>((resolve) => writing.on('close', () => resolve()));
      return [
        ...seen,
        events,
        reading.bytesRead,
        writing.bytesWritten,
        fs.readFileSync(copy, 'utf8'),
      ];
    }),
  'fs: file handles': () =>
    inFolder(async (folder) => {
      const handle = await fsp.open(path.join(folder, 'h'), 'w+');
      await handle.write('abc');
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(3), 0, 3, 0);
      const { size } = await handle.stat();
      await handle.close();
      return [bytesRead, buffer.toString(), size];
    }),
};
