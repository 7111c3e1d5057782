/** Every address that a page names is there, and so is every anchor. */
import type { SiteFiles } from '../../site/server/site-files.ts';
import type { Finding, Proof } from './finding.ts';
import { readPages, type SitePage } from './pages.ts';

/** @param base where the site lies on its host: `/`, or `/groundwork/` */
export function proveLinks(files: SiteFiles, base = '/'): Proof {
  const pages = readPages(files);
  const anchors = new Map(pages.map((page) => [page.address, idsOf(page)]));
  const findings: Finding[] = [];
  let links = 0;
  for (const page of pages) {
    for (const id of twice(page))
      findings.push({
        where: page.address,
        problem: `The id "${id}" is there twice, so a link to it leads to the first.`,
        fix: 'Give one of them another name.',
      });
    for (const link of linksOf(page)) {
      links += 1;
      const problem = wrongWith(link, page.address, { files, anchors, base });
      if (problem) findings.push({ where: page.address, ...problem });
    }
  }
  return { looked: `${pages.length} pages, ${links} addresses`, findings };
}

interface Known {
  readonly files: SiteFiles;
  readonly anchors: ReadonlyMap<string, ReadonlySet<string>>;
  readonly base: string;
}

function wrongWith(link: string, from: string, known: Known): Omit<Finding, 'where'> | null {
  if (/^(?:data|blob|mailto):/.test(link)) return null;
  const { base } = known;
  const target = new URL(link, `http://site${base.slice(0, -1)}${from}`);
  if (target.host !== 'site')
    return {
      problem: `It names ${link}, which is not our own.`,
      fix: 'Name it by its title: every byte comes from our own origin.',
    };
  if (!target.pathname.startsWith(base))
    return {
      problem: `It names ${link}, which lies outside of ${base}.`,
      fix: 'Make the address with `siteAddress` from site/src/course/links.ts.',
    };
  const address = decodeURI(target.pathname.slice(base.length - 1));
  if (!known.files.has(address))
    return {
      problem: `It names ${link}, and nothing is there.`,
      fix: known.files.has(`${address}/`)
        ? 'Add the slash at its end: the address without it only forwards.'
        : 'Put the address right, or take it out.',
    };
  const anchor = decodeURIComponent(target.hash.slice(1));
  const ids = known.anchors.get(address);
  if (anchor !== '' && ids !== undefined && !ids.has(anchor))
    return {
      problem: `It names ${link}, and nothing on that page has the id "${anchor}".`,
      fix: 'Put the anchor right: a heading that was renamed has another id.',
    };
  return null;
}

/** The addresses in a page's attributes, in order. */
function* linksOf({ elements }: SitePage): Iterable<string> {
  for (const { attributes } of elements) {
    // Where the site will be is not where it is being looked at.
    if (attributes.rel === 'canonical') continue;
    for (const name of ['href', 'src', 'action', 'poster']) {
      const value = attributes[name];
      if (typeof value === 'string' && value !== '') yield value.replaceAll('&amp;', '&');
    }
  }
}

const idsOf = ({ elements }: SitePage) =>
  new Set(elements.flatMap(({ attributes }): string[] => (attributes.id ? [attributes.id] : [])));

function twice({ elements }: SitePage): string[] {
  const ids = elements.flatMap(({ attributes }): string[] =>
    attributes.id ? [attributes.id] : [],
  );
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}
