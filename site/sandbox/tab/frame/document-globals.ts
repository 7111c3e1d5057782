/** What the document says about itself: its address, where it was reached from, its cookies. */
import { CookieJar } from '../cookie-jar.ts';
import type { Bridge } from './bridge.ts';
import type { Place } from './place.ts';

export function installDocumentGlobals(place: Place, bridge: Bridge, referrer: string): void {
  const members: PropertyDescriptorMap = {
    URL: { get: () => place.url.href },
    documentURI: { get: () => place.url.href },
    domain: { get: () => place.url.hostname },
    referrer: { get: () => referrer },
    cookie: { get: () => bridge.cookies, set: (text: unknown) => setCookie(`${text}`) },
  };
  for (const member of Object.values(members)) member.configurable = true;
  Object.defineProperties(document, members);

  /** Shown at once; the tab's own jar, which the requests read, hears of it too. */
  const setCookie = (text: string): void => {
    const shown = new CookieJar();
    for (const pair of bridge.cookies.split('; ')) shown.receive(`${pair}; Path=/`, place.url);
    shown.receiveFromScript(text.replace(/;\s*path\s*=[^;]*/i, '; Path=/'), place.url);
    bridge.cookies = shown.visible(place.url);
    bridge.tell({ type: 'cookie', text: text.slice(0, 4_096) });
  };
}
