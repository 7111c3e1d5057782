import { siteAddress } from '../course/links.ts';
import type { Learner } from '../learner/learner.ts';
import type { Draft } from '../learner/records.ts';
import { element } from '../playground/parts/element.ts';
import { nameOfOrigin, originOfKey } from './origin.ts';

/** Lists the learner's playgrounds in the page's `[data-kept]`, newest first; `open` is the one that shows. */
export async function showKept(learner: Learner, open: string): Promise<void> {
  const box = document.querySelector<HTMLElement>('[data-kept]');
  if (!box) return;
  const drafts = (await learner.drafts.all())
    .filter(({ key }) => key !== open && originOfKey(key) !== null)
    .toSorted((a, b) => b.at - a.at);
  box.hidden = drafts.length === 0;
  box
    .querySelector('ul')
    ?.replaceChildren(
      ...drafts.map((draft) => entry(learner, draft, () => showKept(learner, open))),
    );
}

function entry(learner: Learner, { key, files, at }: Draft, changed: () => void): HTMLElement {
  const origin = originOfKey(key);
  const name = origin ? nameOfOrigin(origin) : key;
  const time = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  const when = time.format(at);
  const remove = element(
    'button',
    { type: 'button', 'aria-label': `Delete: ${name}, ${when}` },
    'Delete',
  );
  remove.addEventListener('click', async () => {
    // As an earlier version it stays; the same start brings its history back.
    await learner.versions.keep(key, files, 'deletion');
    await learner.drafts.forget(key);
    changed();
  });
  return element(
    'li',
    {},
    element(
      'a',
      {
        href: siteAddress(
          `/playground/?from=${encodeURIComponent(key.slice('playground:'.length))}`,
        ),
      },
      name,
      ' ',
      element('time', { datetime: new Date(at).toISOString() }, when),
    ),
    remove,
  );
}
