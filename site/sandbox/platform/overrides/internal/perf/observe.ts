/** Nobody observes Node's own http timings here. */
export const hasObserver = (): boolean => false;
export function startPerf(): void {}
export function stopPerf(): void {}
