/** `node:fs/promises`: the synchronous functions, a turn later. */
import { fs as flags } from '../bindings/constants.ts';
import { setImmediate } from '../timers/immediate.ts';
import * as descriptors from './descriptors.ts';
import type { PathLike } from './disk.ts';
import * as sync from './sync.ts';

function promise<A extends unknown[], R>(call: (...args: A) => R): (...args: A) => Promise<R> {
  return (...args) =>
    new Promise((resolve, reject) => {
      setImmediate(() => {
        try {
          resolve(call(...args));
        } catch (error) {
          reject(error);
        }
      });
    });
}

/** What `open` gives. */
export class FileHandle {
  readonly fd: number;
  #path: PathLike;

  constructor(fd: number, path: PathLike) {
    this.fd = fd;
    this.#path = path;
  }

  async read(target: Uint8Array, offset?: number, length?: number, position?: number | null) {
    const bytesRead = await promise(descriptors.readSync)(
      this.fd,
      target,
      offset,
      length,
      position,
    );
    return { bytesRead, buffer: target };
  }
  async write(
    data: Uint8Array | string,
    offset?: number,
    length?: number,
    position?: number | null,
  ) {
    const bytesWritten = await promise(descriptors.writeSync)(
      this.fd,
      data,
      offset,
      length,
      position,
    );
    return { bytesWritten, buffer: data };
  }
  readFile(options?: Parameters<typeof sync.readFileSync>[1]) {
    return readFile(this.#path, options);
  }
  writeFile(data: sync.Data, options?: Parameters<typeof sync.writeFileSync>[2]) {
    return writeFile(this.#path, data, options);
  }
  appendFile(data: sync.Data, options?: Parameters<typeof sync.appendFileSync>[2]) {
    return appendFile(this.#path, data, options);
  }
  stat() {
    return promise(descriptors.fstatSync)(this.fd);
  }
  close() {
    return promise(descriptors.closeSync)(this.fd);
  }
  [Symbol.asyncDispose]() {
    return this.close();
  }
}

const readNow = promise(sync.readFileSync);
export const readFile: typeof readNow = async (path, options) => {
  await sync.loading(path);
  return readNow(path, options);
};
export const writeFile = promise(sync.writeFileSync);
export const appendFile = promise(sync.appendFileSync);
export const stat = promise(sync.statSync);
export const lstat = promise(sync.lstatSync);
export const access = promise(sync.accessSync);
export const readdir = promise(sync.readdirSync);
export const mkdir = promise(sync.mkdirSync);
export const unlink = promise(sync.unlinkSync);
export const rm = promise(sync.rmSync);
export const rmdir = promise(sync.rmdirSync);
export const rename = promise(sync.renameSync);
export const copyFile = promise(sync.copyFileSync);
export const realpath = promise(sync.realpathSync);
export const mkdtemp = promise(sync.mkdtempSync);
export const utimes = promise(sync.utimesSync);
export const chmod = promise(sync.chmodSync);
export const truncate = promise(sync.truncateSync);
export const open = promise(
  (path: PathLike, mode?: string | number) =>
    new FileHandle(descriptors.openSync(path, mode), path),
);
export const constants = flags;
