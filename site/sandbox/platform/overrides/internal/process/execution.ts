/** Where Node's library asks for the folder that it runs in. */
import { process } from '../../../process/process.ts';

export const tryGetCwd = (): string => process.cwd();
