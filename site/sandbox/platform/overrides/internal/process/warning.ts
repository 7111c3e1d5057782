/** Warnings of Node's library go where `process.emitWarning` sends them. */
import { process } from '../../../process/process.ts';

export const emitWarning: typeof process.emitWarning = (warning, type, code) =>
  process.emitWarning(warning, type, code);
export { emitWarning as emitWarningSync };
