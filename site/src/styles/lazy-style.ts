import { element } from '../playground/parts/element.ts';

/**
 * Style sheets for something that is shown later, as links to put inside it. Imported the usual way, Astro would put them
 * into the head of every page. `ready` settles when all of them are there, or cannot be had.
 * @param urls what `import url from './x.css?url'` gives.
 */
export function lazyStyles(...urls: readonly string[]): {
  readonly links: readonly HTMLLinkElement[];
  readonly ready: Promise<unknown>;
} {
  const links = urls.map((href) => element('link', { rel: 'stylesheet', href }));
  const ready = links.map(
    (link) =>
      new Promise<void>((resolve) => {
        link.addEventListener('load', () => resolve());
        link.addEventListener('error', () => resolve());
      }),
  );
  return { links, ready: Promise.all(ready) };
}
