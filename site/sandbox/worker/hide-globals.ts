/** What a worker of ours still shows after the platform hid the browser's best-known globals. */

/** Ways out of the worker or into the next one. The policy closes them too; code that looks for them should not find them. */
const WAYS_OUT = [
  'close',
  'addEventListener',
  'removeEventListener',
  'dispatchEvent',
  'onerror',
  'onmessageerror',
  'onunhandledrejection',
  'onrejectionhandled',
  'EventSource',
  'WebTransport',
  'WebSocketStream',
  'Notification',
  'navigation',
];

/** Overwrites them unread, see `hideBrowserGlobals`. */
export function hideWorkerGlobals(): void {
  for (const name of WAYS_OUT) {
    Object.defineProperty(globalThis, name, {
      value: undefined,
      configurable: true,
      writable: true,
    });
  }
}
