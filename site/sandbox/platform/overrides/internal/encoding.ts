/** The browser's own encoders, where Node's library expects its own. */
export const { TextDecoder, TextEncoder } = globalThis;
