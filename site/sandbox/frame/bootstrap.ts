/**
 * The script that a worker starts with: it loads the bundle that it is sent.
 *
 * Why a `data:` address: Chromium does not treat a `blob:` worker of an opaque origin as a secure context, so it would lack
 * `crypto.subtle`; a `data:` worker is one. It cannot open blob addresses that the frame made, hence it is sent the Blob itself.
 */
const source =
  'onmessage=e=>{onmessage=null;const u=URL.createObjectURL(e.data);importScripts(u);URL.revokeObjectURL(u)}';

export const bootstrapUrl = `data:text/javascript,${encodeURIComponent(source)}`;
