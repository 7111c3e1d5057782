/** How long the storage may take: five ticks of two seconds each, ms. A page that was frozen meanwhile has counted one tick only. */
const TICK = 2000;
const TICKS = 5;

/**
 * Waits for `work`, but not for ever.
 * @param tick ms; tests shorten it.
 * @throws DOMException named `TimeoutError` when the time is over; what `work` does later is ignored.
 */
export function inTime<T>(work: Promise<T>, tick: number = TICK): Promise<T> {
  return new Promise((resolve, reject) => {
    let left = TICKS;
    const timer = setInterval(() => {
      left -= 1;
      if (left > 0) return;
      clearInterval(timer);
      reject(new DOMException('The storage of the browser did not answer.', 'TimeoutError'));
    }, tick);
    work.then(resolve, reject).finally(() => clearInterval(timer));
  });
}
