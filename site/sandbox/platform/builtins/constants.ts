/** `node:constants`, deprecated: signals and file flags. */
import { fs, signals } from '../bindings/constants.ts';

export const { O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND } = fs;
export const { SIGINT, SIGTERM, SIGKILL, SIGHUP } = signals;
