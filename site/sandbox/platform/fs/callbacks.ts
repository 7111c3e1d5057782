/** The callback half of `node:fs`: the synchronous functions, a turn later. */
import { validateFunction } from 'native:internal/validators';
import { setImmediate } from '../timers/immediate.ts';
import * as descriptors from './descriptors.ts';
import * as sync from './sync.ts';

type Callback = (error: unknown, value?: unknown) => void;

/** The answer is worked out when the call is made, and told in a later turn. */
function callback<A extends unknown[]>(call: (...args: A) => unknown) {
  return (...given: [...A, Callback] | unknown[]): void => {
    const done = given.at(-1);
    validateFunction(done, 'cb');
    const args = given.slice(0, -1) as A;
    let value: unknown;
    let error: unknown = null;
    try {
      value = call(...args);
    } catch (thrown) {
      // A wrong argument is the caller's mistake and is thrown at once.
      if ((thrown as { code?: string }).code?.startsWith('ERR_INVALID_ARG')) throw thrown;
      error = thrown;
    }
    setImmediate(() => {
      if (error || value === undefined) (done as Callback)(error);
      else (done as Callback)(error, value);
    });
  };
}

const readNow = callback(sync.readFileSync);
export const readFile: typeof readNow = (...given) => {
  const loading = sync.loading(given[0]);
  if (!loading) return readNow(...given);
  const done = given.at(-1);
  validateFunction(done, 'cb');
  loading.then(() => readNow(...given), done as Callback);
};
export const writeFile = callback(sync.writeFileSync);
export const appendFile = callback(sync.appendFileSync);
export const stat = callback(sync.statSync);
export const lstat = callback(sync.lstatSync);
export const access = callback(sync.accessSync);
export const readdir = callback(sync.readdirSync);
export const mkdir = callback(sync.mkdirSync);
export const unlink = callback(sync.unlinkSync);
export const rm = callback(sync.rmSync);
export const rmdir = callback(sync.rmdirSync);
export const rename = callback(sync.renameSync);
export const copyFile = callback(sync.copyFileSync);
export const mkdtemp = callback(sync.mkdtempSync);
export const utimes = callback(sync.utimesSync);
export const chmod = callback(sync.chmodSync);
export const truncate = callback(sync.truncateSync);
export const realpath = Object.assign(callback(sync.realpathSync), {
  native: callback(sync.realpathSync),
});
export const open = callback(descriptors.openSync);
export const close = callback(descriptors.closeSync);
export const fstat = callback(descriptors.fstatSync);

export function exists(path: string, done: (exists: boolean) => void): void {
  setImmediate(() => done(sync.existsSync(path)));
}

/** `fs.read(fd, buffer, offset, length, position, cb)`: also tells the buffer. */
export function read(
  fd: number,
  target: Uint8Array,
  offset: number,
  length: number,
  position: number | null,
  done: (error: unknown, count?: number, target?: Uint8Array) => void,
): void {
  callback(descriptors.readSync)(
    fd,
    target,
    offset,
    length,
    position,
    (error: unknown, count: unknown) => {
      if (error) done(error);
      else done(null, (count as number | undefined) ?? 0, target);
    },
  );
}

export function write(fd: number, data: Uint8Array | string, ...rest: unknown[]): void {
  const done = rest.at(-1) as (error: unknown, count?: number, data?: unknown) => void;
  const [offset, length, position] = rest.slice(0, -1) as [number?, number?, (number | null)?];
  callback(descriptors.writeSync)(
    fd,
    data,
    offset,
    length,
    position,
    (error: unknown, count: unknown) => {
      if (error) done(error);
      else done(null, (count as number | undefined) ?? 0, data);
    },
  );
}
