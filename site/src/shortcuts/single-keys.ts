/** Where "no single-key shortcuts" is also written: a key press cannot wait for IndexedDB. */
export const SINGLE_KEYS_KEY = 'groundwork:single-keys';

/** Whether keys without Ctrl or Cmd are shortcuts; they are, unless the learner has turned them off. */
export function singleKeysAreOn(): boolean {
  try {
    return localStorage.getItem(SINGLE_KEYS_KEY) !== 'off';
  } catch {
    return true;
  }
}
