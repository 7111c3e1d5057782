/** Output of the page has no terminal, so no colours. */

export const blue = '';
export const green = '';
export const white = '';
export const yellow = '';
export const red = '';
export const gray = '';
export const clear = '';
export const reset = '';
export const hasColors = false;
export const shouldColorize = (): boolean => false;
export function refresh(): void {}
