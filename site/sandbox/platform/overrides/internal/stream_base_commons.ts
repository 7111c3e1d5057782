/** Sockets of this runtime have no native handle to read from. */
export function onStreamRead(): void {}
