/** `internalBinding('uv')` and `os`: system error numbers and their sentences, as libuv has them on Linux. */

const errors: readonly (readonly [number, string, string])[] = [
  [-1, 'EPERM', 'operation not permitted'],
  [-2, 'ENOENT', 'no such file or directory'],
  [-9, 'EBADF', 'bad file descriptor'],
  [-12, 'ENOMEM', 'not enough memory'],
  [-13, 'EACCES', 'permission denied'],
  [-17, 'EEXIST', 'file already exists'],
  [-20, 'ENOTDIR', 'not a directory'],
  [-21, 'EISDIR', 'illegal operation on a directory'],
  [-22, 'EINVAL', 'invalid argument'],
  [-32, 'EPIPE', 'broken pipe'],
  [-39, 'ENOTEMPTY', 'directory not empty'],
  [-88, 'ENOTSOCK', 'socket operation on non-socket'],
  [-98, 'EADDRINUSE', 'address already in use'],
  [-99, 'EADDRNOTAVAIL', 'address not available'],
  [-104, 'ECONNRESET', 'connection reset by peer'],
  [-110, 'ETIMEDOUT', 'connection timed out'],
  [-111, 'ECONNREFUSED', 'connection refused'],
  [-125, 'ECANCELED', 'operation canceled'],
  [-3008, 'ENOTFOUND', 'unknown node or service'],
  [-4095, 'EOF', 'end of file'],
];

/** Number to [name, sentence], the shape that Node's `internal/errors` reads. */
const errorMap = new Map(
  errors.map(([number, name, message]) => [number, [name, message] as const]),
);

const numbers = Object.fromEntries(errors.map(([number, name]) => [`UV_${name}`, number]));

/** The number of the error with this name, such as -2 for `ENOENT`. */
export function errorNumber(name: string): number {
  const number = numbers[`UV_${name}`];
  if (number === undefined) throw new Error(`No system error is called ${name}.`);
  return number;
}

export const uv = {
  ...numbers,
  getErrorMap: () => errorMap,
  getErrorMessage: (number: number) =>
    errorMap.get(number)?.[1] ?? `Unknown system error ${number}`,
  errname: (number: number) => errorMap.get(number)?.[0] ?? `Unknown system error ${number}`,
};
