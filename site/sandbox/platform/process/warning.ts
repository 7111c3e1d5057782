/** `process.emitWarning`: an event first, and a line on stderr in Node's form. */
import { codes } from 'native:internal/errors';
import { nextTick } from '../timers/ticks.ts';
import { process } from './process.ts';

interface WarningOptions {
  type?: string;
  code?: string;
  detail?: string;
}

type Warning = Error & { code?: string; detail?: string };

function print(warning: Warning): void {
  const code = warning.code ? `[${warning.code}] ` : '';
  const detail = warning.detail ? `\n${warning.detail}` : '';
  process._rawDebug(`(node:${process.pid}) ${code}${warning.name}: ${warning.message}${detail}`);
}

/** Emits 'warning' a tick later; prints it as well, unless `process.noDeprecation` hides it. */
export function emitWarning(
  warning: string | Error,
  type?: string | WarningOptions,
  code?: string,
): void {
  if (typeof warning !== 'string' && !(warning instanceof Error))
    throw new codes.ERR_INVALID_ARG_TYPE('warning', ['string', 'Error'], warning);
  const options: WarningOptions =
    typeof type === 'object' ? type : { ...(type && { type }), ...(code && { code }) };
  const error: Warning =
    warning instanceof Error
      ? warning
      : Object.assign(new Error(warning), {
          name: options.type ?? 'Warning',
          ...(options.code && { code: options.code }),
          ...(options.detail && { detail: options.detail }),
        });
  if (error.name === 'DeprecationWarning' && (process as { noDeprecation?: boolean }).noDeprecation)
    return;
  nextTick(() => {
    process.emit('warning', error);
    print(error);
  });
}
