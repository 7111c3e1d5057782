/** `process.exitCode`: an integer or nothing; a text that is an integer becomes one. */
import { validateInteger } from 'native:internal/validators';

type ExitCode = number | string | null | undefined;

/** Puts the property onto `target`; what is no integer is refused in Node's words. */
export function defineExitCode(target: object): void {
  let current: ExitCode;
  Object.defineProperty(target, 'exitCode', {
    configurable: true,
    enumerable: true,
    get: () => current,
    set: (code: ExitCode) => {
      const isNumeric = typeof code === 'string' && code !== '' && Number.isInteger(Number(code));
      const value = isNumeric ? Number(code) : code;
      if (value !== null && value !== undefined) validateInteger(value, 'code');
      current = value;
    },
  });
}
