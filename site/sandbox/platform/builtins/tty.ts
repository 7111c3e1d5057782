/** `node:tty`: nothing here is a terminal. */
import { unavailableMembers } from '../unavailable.ts';

export const isatty = (): boolean => false;
export const { ReadStream, WriteStream } = unavailableMembers(
  'node:tty',
  ['ReadStream', 'WriteStream'],
  'there is no terminal; write with console or process.stdout',
);
