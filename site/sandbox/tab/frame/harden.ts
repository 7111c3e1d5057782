/** Takes away what no policy covers, before anything else runs in the frame. */

/** Names of everything that belongs to WebRTC; it would reach any address past the policy. */
const WEBRTC = /^(webkit)?RTC/;

/**
 * Removes WebRTC from this window.
 * @throws {Error} when the browser does not let go of it; then nothing may run here.
 */
export function removeWebRtc(): void {
  for (const name of Object.getOwnPropertyNames(window)) {
    if (WEBRTC.test(name)) Reflect.deleteProperty(window, name);
  }
  const left = Object.getOwnPropertyNames(window).filter((name) => WEBRTC.test(name));
  if (left.length > 0) {
    throw new Error(`This browser does not let a page do without ${left.join(', ')}.`);
  }
}
