import { APP_ORIGIN } from '../../../sandbox/tab/address.ts';
import { headerOf, type PageAnswer } from '../../../sandbox/tab/exchange.ts';

/** Where an app's pages are looked for before anybody typed an address: its documentation, then its home page. */
export const FIRST_PATHS = ['/docs/', '/'] as const;

/** Whether the app answered with a page; the pages with which Express tells an error do not count. */
export const isPage = (answer: Pick<PageAnswer, 'status' | 'headers'>): boolean =>
  answer.status < 400 && /html/i.test(headerOf(answer.headers, 'content-type') ?? '');

/**
 * The first page that the app serves; null when it serves none at these addresses.
 * @param ask asks the app for one address. @throws what `ask` rejects with.
 */
export async function firstPage(
  ask: (url: URL) => Promise<PageAnswer>,
): Promise<PageAnswer | null> {
  for (const path of FIRST_PATHS) {
    const answer = await ask(new URL(path, APP_ORIGIN));
    if (isPage(answer)) return answer;
  }
  return null;
}
