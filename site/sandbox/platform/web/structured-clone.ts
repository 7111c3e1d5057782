/** `structuredClone` whose error names what could not be cloned, without the browser's preamble. */

const nativeClone = globalThis.structuredClone.bind(globalThis);

/** https://nodejs.org/docs/latest-v24.x/api/globals.html#structuredclonevalue-options */
export function structuredClone<T>(value: T, options?: StructuredSerializeOptions): T {
  try {
    return nativeClone(value, options);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    const message = error.message.replace(/^Failed to execute '[^']+' on '[^']+': /, '');
    throw new DOMException(message, error.name);
  }
}
