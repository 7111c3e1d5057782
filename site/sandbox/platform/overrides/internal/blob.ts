/** The browser's own Blob, where Node's library expects its own. */

const { Blob } = globalThis;

export const isBlob = (value: unknown): boolean => value instanceof Blob;
export const resolveObjectURL = (): undefined => undefined;
export { Blob };
