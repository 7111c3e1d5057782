/** `node:fs` on the virtual disk. */
import { EventEmitter } from 'node:events';
import { fs as constants } from '../bindings/constants.ts';
import * as promises from '../fs/promises.ts';

export * from '../fs/callbacks.ts';
export * from '../fs/descriptors.ts';
export { Dirent, Stats } from '../fs/stats.ts';
export { createReadStream, createWriteStream, ReadStream, WriteStream } from '../fs/streams.ts';
export {
  accessSync,
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from '../fs/sync.ts';
export { constants, promises };
export const { F_OK, R_OK, W_OK, X_OK } = constants;

/** Nothing but this program changes the virtual disk, so a watcher stays silent. */
export function watch(): EventEmitter {
  const nothing = () => watcher;
  const watcher: EventEmitter = Object.assign(new EventEmitter(), {
    close() {},
    ref: nothing,
    unref: nothing,
  });
  return watcher;
}
export const watchFile = watch;
export function unwatchFile(): void {}
