/** How long the page's own work goes first, ms. */
const HEAD_START = 1500;

/** Runs `work` once the page has loaded and the browser has nothing better to do. */
export function whenIdle(work: () => void): void {
  const later = () =>
    setTimeout(() => {
      if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 5000 });
      else work();
    }, HEAD_START);
  if (document.readyState === 'complete') later();
  else addEventListener('load', later, { once: true });
}
