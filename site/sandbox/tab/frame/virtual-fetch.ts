/** `fetch` as the document's scripts see it: every request goes to the app in the worker. */
import type { TabAnswer } from '../messages.ts';
import type { Bridge } from './bridge.ts';
import type { ObjectUrls } from './object-urls.ts';
import type { Place } from './place.ts';

const NativeRequest = Request;
const NativeResponse = Response;

/** Answers that have no body, whatever was sent; the fetch standard calls them null body statuses. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([101, 103, 204, 205, 304]);

/** A `fetch` that reaches the app and nothing else. */
export function createFetch(place: Place, bridge: Bridge, blobs: ObjectUrls): typeof fetch {
  return async (input, init) => {
    const request = new NativeRequest(
      input instanceof NativeRequest ? input : place.resolve(String(input)),
      init,
    );
    const url = place.resolve(request.url);
    const blob = blobs.find(url.href);
    if (blob) return new NativeResponse(blob, { headers: { 'content-type': blob.type } });
    if (!place.isApp(url)) throw new TypeError(unreachable(url, place));
    const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
    const body = hasBody ? new Uint8Array(await request.arrayBuffer()) : null;
    const answer = await bridge.ask(
      {
        method: request.method,
        url: url.href,
        headers: [...request.headers],
        body: body && body.length > 0 ? body : null,
        redirect: request.redirect,
      },
      request.signal,
    );
    return responseOf(answer);
  };
}

/** Why a request to elsewhere fails. */
export const unreachable = (url: URL, place: Place): string =>
  `Failed to fetch ${url.href}: in this tab only your app answers, at ${place.url.origin}.`;

function responseOf(answer: TabAnswer): Response {
  const { status, statusText, redirected, url } = answer;
  const headers = new Headers();
  for (const [name, value] of answer.headers) headers.append(name, value);
  const body = WITHOUT_BODY.has(status) ? null : (answer.body as BodyInit);
  const response = new NativeResponse(body, { status, statusText, headers });
  Object.defineProperties(response, { url: { value: url }, redirected: { value: redirected } });
  return response;
}
