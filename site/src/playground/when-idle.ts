/** Starts something once the editor can be typed in; a failure waits for the press that needs it. */
export function whenIdle(work: () => Promise<unknown>): void {
  const start = () => void work().catch(() => {});
  if ('requestIdleCallback' in globalThis) requestIdleCallback(start, { timeout: 1000 });
  else setTimeout(start, 200);
}
